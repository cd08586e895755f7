import type { Activity } from "../../api/types";
import type { Column } from "../../parts/Listing";
import { Time } from "../../parts/Time";
import { known, word } from "../../words/words";
import { actorOf, operationOf, Outcome } from "./wordsOf";

/** The columns of the log; of a realm with the directory. */
export function logColumns(ofRealm: boolean, hrefOf: (id: string) => string): Column<Activity>[] {
  const what: Column<Activity> = {
    title: word("activity.what"),
    look: "main",
    cell: (entry) => (
      <div class="thing entry">
        <span>
          <a href={hrefOf(entry.id ?? "")}>{operationOf(entry)}</a>
          {entry.targetName && (
            <small>
              <bdi>{entry.targetName}</bdi>
            </small>
          )}
        </span>
      </div>
    ),
  };
  const who: Column<Activity> = { title: word("activity.who"), look: "wide", cell: (entry) => <Who of={entry} /> };
  const where: Column<Activity> = { title: word("activity.directory"), look: "wide", cell: ({ directory }) => directory && <code>{directory}</code> };
  const outcome: Column<Activity> = { title: word("activity.outcome"), look: "wide", cell: (entry) => <Outcome of={entry} /> };
  const when: Column<Activity> = { title: word("activity.when"), look: "quiet", cell: ({ time }) => time && <Time at={time} /> };
  return ofRealm ? [what, who, where, outcome, when] : [what, who, outcome, when];
}

/** The name first, since that is what one looks for; what has none is said in words. */
function Who({ of: entry }: { of: Activity }) {
  const kind = `activity.kind.${entry.actorKind ?? ""}`;
  return entry.actor && known(kind) ? (
    <span class="entry-who">
      <bdi>{entry.actor}</bdi>
      <small>{word(kind)}</small>
    </span>
  ) : (
    <span class="entry-who">{actorOf(entry)}</span>
  );
}
