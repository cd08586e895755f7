import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { Api } from "./api";
import { page } from "./page";
import { href } from "./route";
import type { SignedIn } from "./signin";
import type { AdminOperations } from "./types";

/** The admin API of one realm, as the one who has signed in may use it. */
export class Admin extends Api<AdminOperations> {
  constructor(
    readonly who: SignedIn,
    readonly realm: string,
  ) {
    super(`${page.admin}/realms/${encodeURIComponent(realm)}/directory-sync`, () => who.token());
  }

  /** The address of a screen of this realm. */
  href(path: readonly string[], query: Record<string, string | number | undefined> = {}): string {
    return href(this.realm, path, query);
  }
}

export const AdminContext = createContext<Admin | undefined>(undefined);

export function useAdmin(): Admin {
  const admin = useContext(AdminContext);
  if (!admin) throw new Error("There is no admin API around this");
  return admin;
}
