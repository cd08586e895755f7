import Keycloak from "keycloak-js";
import { word } from "../words/words";
import { draftsOf, keepDrafts } from "./draft";
import { Refused } from "./http";
import { consoleOf, page } from "./page";

const HERE = consoleOf(page.realm);
/** Where somebody was when they left for the sign-in page. */
const ROUTE = "directory-sync.route";
/** Access tokens are renewed this many seconds before they end: clocks differ, and requests take their time. */
const EARLY = 15;

/** Somebody who has signed in. Tokens are in the memory of the page only, so a reload asks Keycloak again. */
export interface SignedIn {
  name: string;
  /** An access token that is valid for some seconds more; if there is none to be had the browser leaves to sign in. */
  token(): Promise<string>;
  signOut(): void;
}

/**
 * Comes back with somebody who has signed in; else the browser leaves for Keycloak's sign-in page. PKCE, nonce and state
 * are keycloak-js's.
 */
export async function signIn(): Promise<SignedIn> {
  if (location.origin !== new URL(HERE).origin) {
    // The public hostname has the page too, but from there the browser would refuse changes by the admin API.
    location.replace(HERE + location.hash);
    return new Promise(() => {});
  }
  if (!globalThis.crypto?.subtle) throw new Refused(0, word("error.insecure"));
  const keycloak = new Keycloak({ url: page.base, realm: page.realm, clientId: page.clientId });
  const answered = new URLSearchParams(location.hash.slice(1));
  if (!answered.has("state")) sessionStorage.setItem(ROUTE, location.hash);
  const signedIn = await keycloak
    .init({ pkceMethod: "S256", checkLoginIframe: false, responseMode: "fragment" })
    .catch((fault: { error_description?: string; error?: string } | undefined) => {
      throw new Refused(0, word("error.signIn", fault?.error_description ?? fault?.error ?? ""));
    });
  if (!signedIn) {
    // Not the answer to a request of this browser, so none of its words is shown: anybody can write them into a link.
    if (answered.has("state") && answered.has("error")) throw new Refused(401, word("error.signInUnasked"));
    return leave(keycloak);
  }
  draftsOf(keycloak.idTokenParsed?.sub ?? "");
  history.replaceState(null, "", location.pathname + (sessionStorage.getItem(ROUTE) ?? ""));
  sessionStorage.removeItem(ROUTE);
  return new Session(keycloak);
}

class Session implements SignedIn {
  constructor(private readonly keycloak: Keycloak) {}

  get name(): string {
    const claims = this.keycloak.idTokenParsed;
    return claims?.["name"] || claims?.["preferred_username"] || "";
  }

  async token(): Promise<string> {
    try {
      await this.keycloak.updateToken(EARLY);
    } catch {
      // Without a refresh token the session is over; with one the network failed.
      if (this.keycloak.refreshToken) throw new Refused(0, word("error.unreachable"));
      sessionStorage.setItem(ROUTE, location.hash);
      await leave(this.keycloak);
    }
    return this.keycloak.token ?? "";
  }

  /**
   * By a form, so that no token is in an address. Not by keycloak-js, which fetches: the answer of another host name would
   * be kept from it.
   */
  signOut(): void {
    const form = document.createElement("form");
    form.method = "post";
    form.action = `${page.base}/realms/${encodeURIComponent(page.realm)}/protocol/openid-connect/logout`;
    const fields = { id_token_hint: this.keycloak.idToken ?? "", client_id: page.clientId, post_logout_redirect_uri: HERE };
    for (const [name, value] of Object.entries(fields)) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      form.append(field);
    }
    document.body.append(form);
    form.submit();
  }
}

async function leave(keycloak: Keycloak): Promise<never> {
  keepDrafts();
  await keycloak.login({ redirectUri: HERE, locale: page.locale });
  return new Promise(() => {});
}
