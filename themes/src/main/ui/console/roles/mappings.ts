import { useDraft } from "../../api/draft";
import type { DirectoryGroup, GroupMappingsChange } from "../../api/types";

/** Roles that were chosen for groups and are not saved yet, and the version of the mapping that was seen then. */
interface Chosen {
  version: string;
  /** By the id of the group; "" for none. */
  roles: Record<string, string>;
}

export interface Mappings {
  size: number;
  /** The role that is chosen for a group; nothing if it was not changed. */
  chosen: (group: DirectoryGroup) => string | undefined;
  choose: (group: DirectoryGroup, role: string, version: string) => void;
  /** As it is sent. */
  body: GroupMappingsChange;
  /** Somebody has seen what others changed meanwhile. */
  renew: (version: string) => void;
  clear: () => void;
}

const NOTHING: Chosen = { version: "", roles: {} };

/** Changes of many groups, over many pages of their list. */
export function useMappings(alias: string, app: string): Mappings {
  const [{ version, roles }, set] = useDraft<Chosen>(`groups/${alias}/${app}`, NOTHING);
  return {
    size: Object.keys(roles).length,
    chosen: ({ id }) => roles[id],
    choose: (group, role, seen) => {
      const { [group.id]: _, ...others } = roles;
      const next = role === roleOf(group, app) ? others : { ...others, [group.id]: role };
      set({ version: Object.keys(roles).length > 0 ? version : seen, roles: next });
    },
    body: { version, changes: Object.entries(roles).map(([group, role]) => ({ group, role: role || null })) },
    renew: (seen) => set({ version: seen, roles }),
    clear: () => set(NOTHING),
  };
}

/** The role that the group itself is mapped to, "" for none; of several the highest, which comes first. */
export function roleOf({ roles }: DirectoryGroup, app: string): string {
  return roles.find((role) => role.app === app && isOwn(role))?.role ?? "";
}

export function isOwn({ through, inheritedFrom }: DirectoryGroup["roles"][number]): boolean {
  return through === undefined && inheritedFrom === undefined;
}
