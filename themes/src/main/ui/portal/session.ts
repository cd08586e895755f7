import { Api } from "../api/api";
import { send } from "../api/http";
import { page } from "../api/page";
import type { PortalDirectory, PortalOperations, PortalSession } from "../api/types";

const BASE = `${page.base}/realms/${encodeURIComponent(page.realm)}/directory-sync`;
/** For this tab only, so that a reload does not need the link again. It is the session, never the link. */
const KEPT = "directory-sync.portal";

/** The portal API, as the holder of a set-up link may use it. */
export class Portal extends Api<PortalOperations> {
  private constructor(
    token: string,
    readonly session: Omit<PortalSession, "token">,
  ) {
    super(BASE, async () => token);
  }

  /**
   * Exchanges the secret in the fragment for a session, and takes it out of the address before anything else is asked
   * for. Without a secret: goes on with the session of this tab, if there is one.
   */
  static async begin(): Promise<Portal | undefined> {
    const secret = location.hash.slice(1);
    if (secret) {
      history.replaceState(null, "", location.pathname + location.search);
      sessionStorage.removeItem(KEPT);
      const session = await send<PortalSession>(`${BASE}/portal/api/session`, { method: "POST", body: { secret } });
      sessionStorage.setItem(KEPT, JSON.stringify(session));
      return new Portal(session.token, session);
    }
    const kept = sessionStorage.getItem(KEPT);
    if (!kept) return undefined;
    const session: PortalSession = JSON.parse(kept);
    const portal = new Portal(session.token, session);
    const directory: PortalDirectory = await portal.call("GET /portal/api/directory", {});
    return new Portal(session.token, { ...session, directory });
  }
}
