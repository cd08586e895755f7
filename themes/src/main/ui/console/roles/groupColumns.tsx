import type { App, DirectoryGroup } from "../../api/types";
import { Chip } from "../../parts/Chip";
import type { Column } from "../../parts/Listing";
import { Thing } from "../../parts/Thing";
import { number, word } from "../../words/words";
import { isOwn, roleOf, type Mappings } from "./mappings";

interface Asked {
  app: App;
  /** The ranked roles of the app, highest first. */
  roles: readonly string[];
  mappings: Mappings;
  /** Of the mapping that is shown. */
  version: string | undefined;
  /** The address of the people of a group. */
  people: (group: string) => string;
}

export function groupColumns({ app, roles, mappings, version, people }: Asked): Column<DirectoryGroup>[] {
  return [
    { title: word("roles.groups.group"), look: "main", cell: (group) => <Thing name={group.displayName} below={renamed(group)} /> },
    {
      title: word("roles.groups.members"),
      look: "number",
      cell: ({ id, members }) => (members > 0 ? <a href={people(id)}>{number(members)}</a> : <span class="nought">{number(0)}</span>),
    },
    {
      title: word("roles.groups.role", app.clientId ? app.name : word("roles.realm")),
      look: "wide",
      unseen: false,
      cell: (group) => (
        <RoleCell
          app={app.id}
          group={group}
          roles={roles}
          chosen={mappings.chosen(group)}
          onRole={(role) => mappings.choose(group, role, version ?? "")}
        />
      ),
    },
  ];
}

/** What it is called in Keycloak, where somebody has renamed it. */
function renamed({ displayName, path }: DirectoryGroup) {
  return path.endsWith(`/${displayName}`) ? undefined : word("roles.groups.path", path);
}

interface CellProps {
  app: string;
  group: DirectoryGroup;
  roles: readonly string[];
  chosen: string | undefined;
  onRole: (role: string) => void;
}

function RoleCell({ app, group, roles, chosen, onRole }: CellProps) {
  const before = roleOf(group, app);
  const value = chosen ?? before;
  const changed = chosen !== undefined && chosen !== before;
  // A role whose level was lost since is still what the group is mapped to.
  const options = before && !roles.includes(before) ? [before, ...roles] : roles;
  return (
    <div class="mapping">
      <div class={`mapping-role${changed ? " changed" : ""}`}>
        <select
          class="input"
          aria-label={word("roles.groups.roleOf", group.displayName)}
          value={value}
          onChange={(event) => onRole(event.currentTarget.value)}
        >
          <option value="" selected={value === ""}>
            {word("roles.groups.noRole")}
          </option>
          {options.map((role) => (
            <option key={role} value={role} selected={role === value}>
              {role}
            </option>
          ))}
        </select>
        {changed ? (
          <p class="reason">{before ? word("roles.groups.was", before) : word("roles.groups.wasNone")}</p>
        ) : (
          group.unmapped && <Chip look="warn">{word("roles.groups.unmapped")}</Chip>
        )}
      </div>
      {others(group, app, before).map((line) => (
        <p key={line} class="reason">
          {line}
        </p>
      ))}
      {group.fault && <p class="reason warn">{word("roles.groups.fault", group.fault)}</p>}
    </div>
  );
}

/** What the group gives besides the role that it is shown to be mapped to. */
function others(group: DirectoryGroup, app: string, before: string): string[] {
  return group.roles
    .filter((given) => given.app === app && !(isOwn(given) && given.role === before))
    .map((given) => {
      if (given.inheritedFrom) return word("roles.groups.inherited", given.role, given.inheritedFrom);
      if (given.through) return word("roles.groups.through", given.role, given.through);
      return word("roles.groups.also", given.role);
    });
}
