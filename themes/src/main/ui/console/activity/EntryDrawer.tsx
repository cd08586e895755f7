import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import type { ActivityDetail } from "../../api/types";
import { Failure } from "../../parts/Blank";
import { Dialog } from "../../parts/Dialog";
import { Bones } from "../../parts/Listing";
import { Note } from "../../parts/Note";
import { exactly, word } from "../../words/words";
import { AsCurl } from "./AsCurl";
import { Changes } from "./Changes";
import { Effects } from "./Effects";
import { EntryFacts } from "./EntryFacts";
import { operationOf, Outcome } from "./wordsOf";

interface Props {
  alias?: string | undefined;
  id: string;
  onClose: () => void;
}

/** One entry of the log, whole, at an address of its own. */
export function EntryDrawer({ alias, id, onClose }: Props) {
  const admin = useAdmin();
  const entry = useLoad(
    (signal) =>
      alias
        ? admin.call("GET /directories/{directory}/activity/{entry}", { directory: alias, entry: id }, { signal })
        : admin.call("GET /activity/{entry}", { entry: id }, { signal }),
    [admin, alias, id],
  );
  const found = entry.state === "ready" ? entry.value : undefined;
  return (
    <Dialog
      look="drawer"
      title={found ? operationOf(found) : word("activity.entry")}
      lead={
        found && (
          <span class="entry-lead">
            <Outcome of={found} /> {found.time && exactly(found.time)}
          </span>
        )
      }
      onClose={onClose}
    >
      {entry.state === "loading" && <Bones rows={5} />}
      {entry.state === "failed" && <Failure title={word("activity.entryFailed")} why={entry.why} again={entry.again} />}
      {found && (
        <div class="entry-body">
          <Refusal of={found} />
          <EntryFacts of={found} />
          <Changes of={found} />
          <Effects of={found} />
          <AsCurl of={found} />
        </div>
      )}
    </Dialog>
  );
}

/** Why it was refused, and how to mend that. */
function Refusal({ of: { detail, hint, outcome } }: { of: ActivityDetail }) {
  const problem = detail?.problem;
  const why = problem?.explanation ?? problem?.detail;
  if (!why && !hint) return null;
  return (
    <Note look={outcome === "failed" ? "bad" : "warn"}>
      {why && <p>{why}</p>}
      {hint && (
        <p>
          <b>{word("activity.mend")}</b> {hint}
        </p>
      )}
    </Note>
  );
}
