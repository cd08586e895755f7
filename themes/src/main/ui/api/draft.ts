import { useEffect, useState } from "preact/hooks";

const KEPT = "directory-sync.drafts";
const drafts = new Map<string, unknown>();
const kept = takeBack();
/** Who enters them; nobody while somebody signs in. */
let owner = "";

interface Options {
  /** Whether it is still there when one comes back from another screen, until the page is left. */
  stays?: boolean;
}

/**
 * State of a form that outlives a new sign-in: what was entered comes back with the page. Never for a secret, since it
 * lies in the browser's session storage while somebody signs in.
 *
 * @param key unique among what can be on a page at the same time, such as "settings/acme/guard"; with the directory, so
 *   that nothing that was entered for one comes back in another
 */
export function useDraft<T>(key: string, initial: T, { stays = false }: Options = {}): [T, (value: T | ((before: T) => T)) => void] {
  const [value, setValue] = useState<T>(() => {
    const before = [kept.drafts, drafts].find((known) => known.has(key));
    return before ? (before.get(key) as T) : initial;
  });
  useEffect(() => {
    kept.drafts.delete(key);
    return () => void (stays || drafts.delete(key));
  }, [key]);
  drafts.set(key, value);
  return [value, setValue];
}

/** Says who has signed in: what was put aside comes back to whoever entered it, and to nobody else. */
export function draftsOf(user: string): void {
  owner = user;
  if (kept.by !== user) kept.drafts.clear();
}

/** Puts aside what is being entered, before the browser leaves for the sign-in page. */
export function keepDrafts(): void {
  const aside = owner ? { by: owner, drafts: [...drafts] } : { by: kept.by, drafts: [...kept.drafts] };
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(aside));
  } catch {
    // There is more than the browser keeps, such as a large picture. The sign-in goes first.
    sessionStorage.removeItem(KEPT);
  }
}

function takeBack(): { by: string; drafts: Map<string, unknown> } {
  const stored = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  const { by, drafts: entered } = stored ? JSON.parse(stored) : { by: "", drafts: [] };
  return { by, drafts: new Map(entered) };
}
