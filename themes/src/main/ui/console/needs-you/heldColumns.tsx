import type { Admin } from "../../api/admin";
import type { HeldChange } from "../../api/types";
import { Chip } from "../../parts/Chip";
import type { Column } from "../../parts/Listing";
import { Thing } from "../../parts/Thing";
import { Time } from "../../parts/Time";
import { word } from "../../words/words";
import type { Selection } from "./selection";
import { Tick } from "./Tick";

interface Wanted {
  /** Missing where nothing is left to decide. */
  selection?: Selection<HeldChange> | undefined;
  withDirectory: boolean;
  admin: Admin;
}

export function heldColumns({ selection, withDirectory, admin }: Wanted): Column<HeldChange>[] {
  const who: Column<HeldChange> = {
    title: word("people.name"),
    look: "main",
    cell: (change) => (
      <div class="ticked">
        {selection && <Tick label={word("needs.choose", change.userName)} on={selection.has(change)} onTurn={() => selection.turn(change)} />}
        <Thing
          round
          name={change.userName}
          href={change.directory && admin.href(["directories", change.directory, "people", change.userId])}
          below={withDirectory && change.directory}
        />
      </div>
    ),
  };
  const what: Column<HeldChange> = {
    title: word("held.what"),
    look: "wide",
    cell: (change) => (
      <>
        <b>{word(`held.what.${change.what}`, change.groupName ?? "")}</b>
        <p class="reason">{word(`held.reason.${change.reason}`)}</p>
      </>
    ),
  };
  const when: Column<HeldChange> = {
    title: word("held.when"),
    look: "quiet",
    cell: ({ created, activity }) =>
      activity ? (
        <a class="above" href={admin.href(["activity", activity])}>
          <Time at={created} />
        </a>
      ) : (
        <Time at={created} />
      ),
  };
  const decision: Column<HeldChange> = {
    title: word("needs.state"),
    look: "wide",
    cell: ({ state, decided, decidedBy }) => (
      <>
        <Chip look={state === "held" ? "warn" : ""}>{word(`needs.state.${state}`)}</Chip>
        {decided && (
          <p class="reason">
            {decidedBy} <Time at={decided} />
          </p>
        )}
      </>
    ),
  };
  return selection ? [who, what, when] : [who, what, when, decision];
}
