import type { DirectorySettings } from "../../api/types";

export type Setting = keyof DirectorySettings;

/** Which settings each section has. */
export const SECTIONS = {
  "general": ["name", "alias", "kind", "contacts", "apps", "primaryApp", "pushedRoles", "endSessionsOnRoleChange"],
  "people": [
    "importUsers",
    "importChanges",
    "suspendUsers",
    "onDelete",
    "accessGroups",
    "qualifyUserNames",
    "verifiedDomains",
    "profileRules",
    "setPasswords",
    "groupsParent",
    "putWithoutMembers",
  ],
  "guard": ["guard", "guardCount", "guardPercent", "guardWindow", "guardDayCount", "guardDayPercent", "allowLastHolderRemoval"],
  "attributes": ["attributeMapping", "extension", "extensionAttributes"],
  "sign-in": ["identityProvider", "nameId", "enforceSaml", "requireSaml", "justInTime"],
  "tokens": ["token", "tokenSha256"],
  "oauth": ["clients"],
  "links": [],
  "organization": ["organization"],
  "limits": ["rateLimit", "rateBurst", "allowedAddresses"],
} as const satisfies Record<string, readonly Setting[]>;

export type Section = keyof typeof SECTIONS;

/** Switched on the overview, and chosen when the directory is created. */
type Elsewhere = "paused" | "mode";

/** A setting that no section has, or that two sections have, breaks the build here. */
type Listed = (typeof SECTIONS)[Section][number];
type Twice = { [A in Section]: { [B in Exclude<Section, A>]: Extract<(typeof SECTIONS)[A][number], (typeof SECTIONS)[B][number]> }[Exclude<Section, A>] }[Section];
type Missing = Exclude<Setting, Listed | Elsewhere>;
const complete: [Missing | Twice] extends [never] ? true : never = true;
void complete;

export const sections = Object.keys(SECTIONS) as Section[];

/** Those whose change the server can say beforehand what it does to whom. */
export const PREVIEWED: ReadonlySet<Setting> = new Set<Setting>(["importUsers", "importChanges", "suspendUsers", "accessGroups", "identityProvider"]);

/** The setting that a refusal is about: contacts of contacts[1]. */
export function nameOf(field: string): string {
  return field.split("[")[0] ?? field;
}

export function sectionOf(field: string): Section | undefined {
  return sections.find((section) => (SECTIONS[section] as readonly string[]).includes(nameOf(field)));
}
