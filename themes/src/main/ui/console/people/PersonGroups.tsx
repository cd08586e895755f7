import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import { useQuery, type Route } from "../../api/route";
import type { DirectoryGroup } from "../../api/types";
import { Blank } from "../../parts/Blank";
import { Listing, type Column } from "../../parts/Listing";
import { Pager } from "../../parts/Pager";
import { Thing } from "../../parts/Thing";
import { number, word } from "../../words/words";
import { shortPath } from "./columns";

const SIZE = 20;

/** The groups that somebody is directly in, and what each gives. */
export function PersonGroups({ alias, user, route }: { alias: string; user: string; route: Route }) {
  const admin = useAdmin();
  const [get, set] = useQuery(route);
  const first = Number(get("first"));
  const list = useLoad(
    (signal) => admin.call("GET /directories/{directory}/people/{user}/groups", { directory: alias, user, first, max: SIZE }, { signal }),
    [admin, alias, user, first],
  );
  const columns: Column<DirectoryGroup>[] = [
    {
      title: word("person.groups.group"),
      look: "main",
      cell: ({ displayName, path }) => (
        <Thing name={displayName} href={admin.href(["directories", alias, "groups"], { search: displayName })} below={<bdi>{shortPath(path)}</bdi>} />
      ),
    },
    { title: word("person.groups.gives"), look: "wide", cell: (group) => <Gives of={group} /> },
    { title: word("person.groups.members"), look: "number", cell: ({ members }) => number(members) },
  ];
  return (
    <>
      <h3>{word("person.groups.of")}</h3>
      <Listing
        list={list}
        caption={word("person.groups.of")}
        failed={word("person.groups.failed")}
        columns={columns}
        keyOf={({ id }) => id}
        empty={<Blank title={word("person.groups.none")} text={word("person.groups.noneText")} />}
      />
      {list.state === "ready" && <Pager first={first} size={SIZE} total={list.value.total} onFirst={(to) => set({ first: to })} />}
    </>
  );
}

function Gives({ of: { roles, fault } }: { of: DirectoryGroup }) {
  if (roles.length === 0) return <span class="nought">{fault ?? word("person.groups.givesNothing")}</span>;
  return <>{[...new Set(roles.map(({ role }) => role))].join(", ")}</>;
}
