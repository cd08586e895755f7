/** What the server says about the page, in the JSON at its end. Nothing of it is about a person or a directory. */
export interface Page {
  /** The realm whose page this is, and where one signs in. */
  realm: string;
  realmName: string;
  /** Keycloak's base URL for everybody, without a slash at its end. */
  base: string;
  /** The same for administrators, which may be on another host: of the console and of the admin API. */
  adminBase: string;
  /** Where the admin API begins, without a slash at its end. */
  admin: string;
  /** Whether this is the realm whose administrators may administer other realms. */
  master: boolean;
  /** The name of that realm. */
  adminRealm: string;
  clientId: string;
  locale: string;
  /** Whether directory sync is enabled in the realm. */
  enabled: boolean;
  brand: Brand;
  words: Record<string, string>;
}

/** How the vendor wants the set-up portal to look. */
export interface Brand {
  name: string;
  /** A data URL. */
  logo?: string;
}

/** The address of a realm's console. */
export function consoleOf(realm: string): string {
  return `${page.adminBase}/realms/${encodeURIComponent(realm)}/directory-sync/console/`;
}

export const page: Page = JSON.parse(document.getElementById("page")?.textContent ?? "{}");
