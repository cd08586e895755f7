import { useEffect, useState } from "preact/hooks";
import { page } from "./page";

/** Where in the console somebody is: #/realm/room/…?query. Every screen can be bookmarked, and Back works. */
export interface Route {
  realm: string;
  path: readonly string[];
  query: URLSearchParams;
}

function read(): Route {
  const [path = "", query = ""] = location.hash.slice(1).split("?");
  const [realm, ...rest] = path.split("/").slice(1).map(decoded);
  return { realm: realm && !/^\.{1,2}$/.test(realm) ? realm : page.realm, path: rest.filter(Boolean), query: new URLSearchParams(query) };
}

/** As it stands where it is not encoded as it should be: such an address leads nowhere, but the page says so. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function useRoute(): Route {
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const moved = () => setRoute(read());
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  return route;
}

type Query = Record<string, string | number | boolean | undefined>;

/** The address of a screen, for links. */
export function href(realm: string, path: readonly string[], query: Query = {}): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "" && value !== 0 && value !== false) asked.set(name, String(value));
  }
  const where = [realm, ...path].map(encodeURIComponent).join("/");
  return `#/${where}${asked.size > 0 ? `?${asked}` : ""}`;
}

/** Goes to a screen; with {@code replace} without a new entry in the browser's history, as for a search being typed. */
export function go(to: string, { replace = false } = {}): void {
  if (!replace) {
    location.hash = to;
  } else if (location.hash !== to) {
    history.replaceState(null, "", to);
    dispatchEvent(new HashChangeEvent("hashchange"));
  }
}

/** The query of the current screen, and a way to change some of it; what changes shows page 1 again. */
export function useQuery(route: Route): [get: (name: string) => string, set: (change: Query) => void] {
  const get = (name: string) => route.query.get(name) ?? "";
  const set = (change: Query) => {
    const query: Query = Object.fromEntries(route.query);
    if (!("first" in change)) delete query["first"];
    go(href(route.realm, route.path, { ...query, ...change }), { replace: !("first" in change) });
  };
  return [get, set];
}
