import { useEffect, useState } from "preact/hooks";

const KEPT = "directory-sync.drafts";
const drafts = new Map<string, unknown>();
const kept = takeBack();

interface Options {
  /** Whether it is still there when one comes back from another screen, until the page is left. */
  stays?: boolean;
}

/**
 * State of a form that outlives a new sign-in: what was entered comes back with the page. Never for a secret, since it
 * lies in the browser's session storage while somebody signs in.
 *
 * @param key unique among what can be on a page at the same time, such as "settings/acme/guard"
 */
export function useDraft<T>(key: string, initial: T, { stays = false }: Options = {}): [T, (value: T | ((before: T) => T)) => void] {
  const [value, setValue] = useState<T>(() => {
    const before = [kept, drafts].find((known) => known.has(key));
    return before ? (before.get(key) as T) : initial;
  });
  useEffect(() => {
    kept.delete(key);
    return () => void (stays || drafts.delete(key));
  }, [key]);
  drafts.set(key, value);
  return [value, setValue];
}

/** Puts aside what is being entered, before the browser leaves for the sign-in page. */
export function keepDrafts(): void {
  sessionStorage.setItem(KEPT, JSON.stringify([...drafts]));
}

function takeBack(): Map<string, unknown> {
  const stored = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  return new Map(stored ? JSON.parse(stored) : []);
}
