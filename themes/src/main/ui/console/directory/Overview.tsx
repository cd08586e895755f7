import { useAdmin } from "../../api/admin";
import { useEvery, useLoad } from "../../api/load";
import type { DirectoryOverview } from "../../api/types";
import { Failure } from "../../parts/Blank";
import { Bones } from "../../parts/Listing";
import { number, word } from "../../words/words";
import { Connected } from "./Connected";
import { useDirectory } from "./DirectoryFrame";
import { LastRequest } from "./LastRequest";
import { LifeCycle } from "./LifeCycle";
import { NextThing } from "./NextThing";
import { RehearsalFigures } from "./RehearsalFigures";
import { Traffic } from "./Traffic";

const EVERY = 15_000;

/** How one directory is, what to do next, what came, and what it is connected to. */
export function Overview({ alias }: { alias: string }) {
  const admin = useAdmin();
  const { directory, reload } = useDirectory();
  const overview = useLoad(
    (signal) => admin.call("GET /directories/{directory}/overview", { directory: alias }, { signal }),
    [admin, alias, directory.status],
  );
  useEvery(
    EVERY,
    () => {
      overview.again();
      reload();
    },
    [admin, alias],
  );
  if (overview.state === "loading") return <Bones />;
  if (overview.state === "failed") return <Failure title={word("overview.failed")} why={overview.why} again={overview.again} />;
  return (
    <>
      <NextThing of={overview.value} />
      {directory.mode === "rehearsal" ? <RehearsalFigures alias={alias} of={overview.value} /> : <Figures alias={alias} of={overview.value} />}
      <Traffic alias={alias} />
      <Connected />
      <LifeCycle />
    </>
  );
}

function Figures({ alias, of: { people, groups, lastRequest } }: { alias: string; of: DirectoryOverview }) {
  const admin = useAdmin();
  const there = ["directories", alias];
  return (
    <ul class="figures-row">
      <li class="card">
        <a href={admin.href([...there, "people"])}>
          <b>{number(people.total)}</b>
          <span>{word("directories.people")}</span>
          <small>{people.total > 0 && (people.active === people.total ? word("overview.allActive") : word("overview.active", people.active))}</small>
        </a>
      </li>
      <li class="card">
        <a href={admin.href([...there, "groups"])}>
          <b>{number(groups.total)}</b>
          <span>{word("directories.groups")}</span>
          <small>{groups.total > 0 && (groups.unmapped === 0 ? word("overview.allMapped") : word("overview.unmapped", groups.unmapped))}</small>
        </a>
      </li>
      <LastRequest alias={alias} at={lastRequest} />
    </ul>
  );
}
