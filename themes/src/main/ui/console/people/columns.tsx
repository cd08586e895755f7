import type { PersonEntry, PersonWithRole } from "../../api/types";
import { Chip } from "../../parts/Chip";
import type { Column } from "../../parts/Listing";
import { Thing } from "../../parts/Thing";
import { Time } from "../../parts/Time";
import { word } from "../../words/words";

export type Listed = PersonWithRole | PersonEntry;

/** The columns of a list of people: with an app their role and its source, without one when they came. */
export function columnsOf(ofApp: boolean, hrefOf: (id: string) => string): Column<Listed>[] {
  const name: Column<Listed> = {
    title: word("people.name"),
    look: "main",
    cell: (person) => <Thing round name={nameOf(person)} href={hrefOf(person.id)} below={<bdi>{person.userName}</bdi>} />,
  };
  const account: Column<Listed> = { title: word("people.account"), look: "wide", unseen: false, cell: (person) => <Account of={person} /> };
  return ofApp
    ? [name, { title: word("people.role"), look: "wide", cell: (person) => <Role of={person} /> }, account]
    : [name, account, { title: word("people.since"), look: "quiet", cell: (person) => "created" in person && <Time at={person.created} /> }];
}

export function nameOf({ displayName, userName }: Pick<Listed, "displayName" | "userName">): string {
  return displayName || userName;
}

function Role({ of: person }: { of: Listed }) {
  if (!("role" in person)) {
    const fault = "fault" in person ? person.fault : undefined;
    return (
      <>
        <span class="nought">{word("people.role.none")}</span>
        {fault && <p class="reason">{fault}</p>}
      </>
    );
  }
  return (
    <>
      <b class="role-name">{person.role}</b>
      <p class="reason">{person.source === "group" ? <bdi>{shortPath(person.group ?? "")}</bdi> : word(`people.source.${person.source ?? "default"}`)}</p>
    </>
  );
}

/** A path without the slash at its beginning, with the way written as people read it. */
export function shortPath(path: string): string {
  return path.replace(/^\//, "").split("/").join(" › ");
}

function Account({ of: { active, reason } }: { of: Listed }) {
  return <AccountChip active={active} reason={reason} />;
}

export function AccountChip({ active, reason }: Pick<Listed, "active" | "reason">) {
  return <Chip look={!active ? "" : reason === "active" ? "good" : "warn"}>{word(`people.reason.${reason}`)}</Chip>;
}
