import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import type { DirectoryOverview } from "../../api/types";
import { count, number, word } from "../../words/words";
import { LastRequest } from "./LastRequest";

/** How many a rehearsing directory has sent, of whom nobody is in Keycloak yet. */
export function RehearsalFigures({ alias, of }: { alias: string; of: DirectoryOverview }) {
  const admin = useAdmin();
  const report = useLoad((signal) => admin.call("GET /directories/{directory}/rehearsal", { directory: alias }, { signal }), [admin, alias, of]);
  const { people = 0, groups = 0, review = 0, refused = 0 } = report.state === "ready" ? report.value : {};
  const waiting = review + refused;
  const href = admin.href(["directories", alias, "rehearsal"]);
  return (
    <ul class="figures-row">
      <li class="card">
        <a href={href}>
          <b>{number(people)}</b>
          <span>{word("rehearsal.sentPeople")}</span>
          <small>{waiting > 0 && count("rehearsal.waiting", waiting)}</small>
        </a>
      </li>
      <li class="card">
        <a href={href}>
          <b>{number(groups)}</b>
          <span>{word("rehearsal.sentGroups")}</span>
          <small />
        </a>
      </li>
      <LastRequest alias={alias} at={of.lastRequest} />
    </ul>
  );
}
