import type { DirectoryGroup, PortalApp } from "../api/types";
import { word } from "../words/words";

/** The role that the group itself is mapped to in the app. */
export function roleOf(group: DirectoryGroup, app: PortalApp): string | null {
  return group.roles.find((role) => role.app === app.id && !role.through && !role.inheritedFrom)?.role ?? null;
}

interface Props {
  group: DirectoryGroup;
  app: PortalApp;
  role: string | null | undefined;
  onRole: (role: string | null) => void;
}

/** Chooses the role of a group. One above what may be given is shown and stays. */
export function GroupRole({ group, app, role, onRole }: Props) {
  const own = roleOf(group, app);
  const above = own !== null && !app.roles.some(({ name }) => name === own);
  const inherited = group.roles.find((other) => other.app === app.id && (other.through ?? other.inheritedFrom));
  if (above) {
    return (
      <>
        <b>{own}</b>
        <p class="reason">{word("portal.groups.above")}</p>
      </>
    );
  }
  return (
    <>
      <select
        class="input"
        aria-label={word("portal.groups.roleOf", group.displayName)}
        value={role ?? ""}
        onChange={(event) => onRole(event.currentTarget.value || null)}
      >
        <option value="">{word("portal.groups.noRole")}</option>
        {app.roles.map(({ name }) => (
          <option key={name} value={name} selected={name === role}>
            {name}
          </option>
        ))}
      </select>
      {inherited && <p class="reason">{word("portal.groups.inherited", inherited.role)}</p>}
    </>
  );
}
