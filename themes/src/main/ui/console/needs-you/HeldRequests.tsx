import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import { useQuery, type Route } from "../../api/route";
import type { HeldRequest } from "../../api/types";
import { Failure } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Bones } from "../../parts/Listing";
import { Pager } from "../../parts/Pager";
import { Portrait } from "../../parts/Portrait";
import { Time } from "../../parts/Time";
import { count, word } from "../../words/words";
import { actorOf, operationOf } from "../activity/wordsOf";
import { DecideHeld, kindsIn, type HeldAct } from "./DecideHeld";
import { NothingWaits } from "./NothingWaits";

const SIZE = 10;

/** What is held, by the request that asked for it: that is what is usually right or wrong as a whole. */
export function HeldRequests({ route }: { route: Route }) {
  const admin = useAdmin();
  const [get, set] = useQuery(route);
  const [deciding, setDeciding] = useState<{ act: HeldAct; of: HeldRequest }>();
  const first = Number(get("first"));
  const list = useLoad((signal) => admin.call("GET /held/requests", { first, max: SIZE }, { signal }), [admin, first]);
  if (list.state === "loading") {
    return (
      <section class="card">
        <Bones />
      </section>
    );
  }
  if (list.state === "failed") {
    return (
      <section class="card">
        <Failure title={word("held.failed")} why={list.why} again={list.again} />
      </section>
    );
  }
  if (list.value.items.length === 0) return <NothingWaits what="held" />;
  return (
    <>
      <ul class="requests" aria-label={word("needs.held")}>
        {list.value.items.map((of) => (
          <RequestCard key={`${of.directory}/${of.request}`} of={of} onDecide={(act) => setDeciding({ act, of })} />
        ))}
      </ul>
      <Pager first={first} size={SIZE} total={list.value.total} onFirst={(to) => set({ first: to })} />
      {deciding && (
        <DecideHeld
          act={deciding.act}
          which={deciding.of.request ? { requests: [deciding.of.request] } : { directory: deciding.of.directory ?? "" }}
          kinds={deciding.of.what}
          total={deciding.of.changes}
          of={deciding.of.directoryName}
          onClose={() => setDeciding(undefined)}
          onDecided={list.again}
        />
      )}
    </>
  );
}

function RequestCard({ of, onDecide }: { of: HeldRequest; onDecide: (act: HeldAct) => void }) {
  const admin = useAdmin();
  const { directory = "", directoryName = directory, request, activity } = of;
  const asked = request ? { request } : { directory };
  // One request for one person is named after them: that is how most identity providers send.
  const whom = of.changes === 1 && activity?.targetType === "user" ? activity.targetName : undefined;
  return (
    <li class="card request">
      <Portrait name={directoryName} />
      <div class="request-what">
        <h2>{whom ? <bdi>{whom}</bdi> : count("held.people", of.people)}</h2>
        <ul class="kinds">
          {kindsIn(of.what).map(([kind, n]) => (
            <li key={kind}>{whom ? word(`held.one.${kind}`) : count(`held.would.${kind}`, n)}</li>
          ))}
        </ul>
        <p>
          {directoryName} · {!whom && activity?.targetName && <bdi>{`${operationOf(activity)}: ${activity.targetName} · `}</bdi>}
          {activity ? actorOf(activity) : word("held.bySettings")} · <Time at={of.oldest} />
        </p>
        <p class="request-links">
          {!whom && <a href={admin.href(["needs-you"], { what: "held", ...asked })}>{word("held.who")}</a>}
          {request && <a href={admin.href(["activity", request])}>{word("held.request")}</a>}
          <a href={admin.href(["needs-you"], { what: "held", directory })}>{word("held.all", directoryName)}</a>
        </p>
      </div>
      <div class="actions">
        <Button onClick={() => onDecide("discard")}>{word("held.discard")}</Button>
        <Button onClick={() => onDecide("apply")}>{word("held.apply")}</Button>
      </div>
    </li>
  );
}
