import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useEvery, useLoad } from "../../api/load";
import { useQuery, type Route } from "../../api/route";
import { useSubmit } from "../../api/submit";
import type { Rehearsal as Report } from "../../api/types";
import { Blank, Failure } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Bones } from "../../parts/Listing";
import { Note, Refusals } from "../../parts/Note";
import { SubHead } from "../../parts/SubHead";
import { say } from "../../parts/Toast";
import { count, word } from "../../words/words";
import { useDirectory } from "./DirectoryFrame";
import { GoLive } from "./GoLive";
import { RehearsedPeople } from "./RehearsedPeople";

const LOOK_EVERY = 3000;

const TOTALS = ["linked", "made", "withheld", "review", "refused", "suspended", "gains", "loses"] as const;

/** What going live would do with those whom a rehearsing directory has sent, and the way to go live. */
export function Rehearsal({ alias, route }: { alias: string; route: Route }) {
  const admin = useAdmin();
  const { directory, reload } = useDirectory();
  const [asking, setAsking] = useState(false);
  const [get, set] = useQuery(route);
  const submit = useSubmit();
  const report = useLoad((signal) => admin.call("GET /directories/{directory}/rehearsal", { directory: alias }, { signal }), [admin, alias]);
  const ready = report.state === "ready" ? report.value : undefined;
  const moving = ready !== undefined && (ready.open > 0 || ready.state === "going-live");
  useEvery(
    LOOK_EVERY,
    () => {
      if (moving) report.again();
      // The tab goes with the rehearsal.
      if (ready?.state === "live" && directory.mode === "rehearsal") reload();
    },
    [moving, ready?.state, alias],
  );

  async function refresh() {
    const done = await submit.run(() => admin.call("POST /directories/{directory}/rehearsal/refresh", { directory: alias }));
    if (done) {
      say(word("rehearsal.refreshing"));
      report.again();
    }
  }

  if (report.state === "loading") return <Bones />;
  if (report.state === "failed") return <Failure title={word("rehearsal.failed")} why={report.why} again={report.again} />;
  if (report.value.state === "live") return <Live alias={alias} />;
  return (
    <>
      <SubHead title={word("rehearsal")} lead={word("rehearsal.lead")}>
        {report.value.state === "rehearsing" && (
          <>
            <Button busy={submit.busy} onClick={refresh}>
              {word("rehearsal.refresh")}
            </Button>
            <Button look="primary" icon="play" onClick={() => setAsking(true)}>
              {word("rehearsal.goLive")}
            </Button>
          </>
        )}
      </SubHead>
      <Refusals of={submit.rest()} />
      <State of={report.value} />
      <section class="card padded" aria-labelledby="rehearsal-totals">
        <h2 id="rehearsal-totals">{count("rehearsal.people", report.value.people)}</h2>
        <dl class="connections">
          {TOTALS.map((what) => (
            <div key={what}>
              <dt>{word(`rehearsal.${what}`)}</dt>
              <dd>{report.value[what]}</dd>
            </div>
          ))}
        </dl>
      </section>
      <RehearsedPeople alias={alias} what={get("what")} first={Number(get("first"))} totals={JSON.stringify(report.value)} onChange={set} />
      {asking && (
        <GoLive
          report={report.value}
          onDone={() => {
            setAsking(false);
            report.again();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** The report goes with the rehearsal; what became of everybody is where it is for any directory. */
function Live({ alias }: { alias: string }) {
  const admin = useAdmin();
  const there = ["directories", alias];
  return (
    <Blank title={word("rehearsal.live")} text={word("rehearsal.liveText")}>
      <div class="actions">
        <a class="button primary" href={admin.href([...there, "people"])}>
          {word("rehearsal.seePeople")}
        </a>
        <a class="button" href={admin.href([...there, "activity"], { operation: "go-live" })}>
          {word("rehearsal.seeLog")}
        </a>
        <a class="button" href={admin.href(["needs-you"], { directory: alias })}>
          {word("nav.needs-you")}
        </a>
      </div>
    </Blank>
  );
}

/** How far it is, where the totals are not all there is to say. */
function State({ of: { state, open, held, people, peopleLive, groups, groupsLive } }: { of: Report }) {
  if (state === "going-live") return <Note>{word("rehearsal.goingLive", peopleLive, people, groupsLive, groups)}</Note>;
  return (
    <>
      {open > 0 && <Note>{count("rehearsal.open", open)}</Note>}
      {held && <Note look="warn">{word("rehearsal.held")}</Note>}
    </>
  );
}
