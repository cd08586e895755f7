import { Api, type More } from "../api/api";
import { Refused, send } from "../api/http";
import { page } from "../api/page";
import type { PortalDirectory, PortalOperations, PortalSession } from "../api/types";

const BASE = `${page.base}/realms/${encodeURIComponent(page.realm)}/directory-sync`;
/** For this tab only, so that a reload does not need the link again. It is the session, never the link. */
const KEPT = "directory-sync.portal";

/** The address of a step; whatever else stands behind the # is the secret of a link. */
export const STEP = "#/";

/** Of the link, from the address until it has been exchanged: if the server cannot be reached it is tried again. */
let secret = "";

/** The portal API, as the holder of a set-up link may use it. */
export class Portal extends Api<PortalOperations> {
  /** Told when the session has ended meanwhile. */
  onEnd: (why: Error) => void = () => {};

  private constructor(
    token: string,
    readonly session: Omit<PortalSession, "token">,
  ) {
    super(BASE, async () => token);
  }

  override async call<K extends keyof PortalOperations>(
    operation: K,
    params: PortalOperations[K]["params"],
    more: More<PortalOperations[K]["body"]> = {},
  ): Promise<PortalOperations[K]["answer"]> {
    try {
      return await super.call(operation, params, more);
    } catch (why) {
      if (why instanceof Refused && why.status === 401) {
        sessionStorage.removeItem(KEPT);
        this.onEnd(why);
      }
      throw why;
    }
  }

  /** Ends it here and on the server. */
  async end(): Promise<void> {
    await this.call("DELETE /portal/api/session", {});
    sessionStorage.removeItem(KEPT);
  }

  /**
   * Exchanges the secret in the fragment for a session, and takes it out of the address before anything else is asked
   * for. Without a secret: goes on with the session of this tab, if there is one.
   */
  static async begin(): Promise<Portal | undefined> {
    if (location.hash && !location.hash.startsWith(STEP)) {
      secret = location.hash.slice(1);
      history.replaceState(null, "", location.pathname + location.search);
      sessionStorage.removeItem(KEPT);
    }
    if (secret) {
      const session = await send<PortalSession>(`${BASE}/portal/api/session`, { method: "POST", body: { secret } });
      secret = "";
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
