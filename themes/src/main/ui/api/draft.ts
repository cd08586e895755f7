import { useEffect, useState } from "preact/hooks";

const KEPT = "directory-sync.drafts";
const drafts = new Map<string, unknown>();
const kept = takeBack();

/**
 * State of a form that outlives a new sign-in: what was entered comes back with the page. Never for a secret, since it
 * lies in the browser's session storage while somebody signs in.
 *
 * @param key unique among what can be on a page at the same time, such as "settings/acme/guard"
 */
export function useDraft<T>(key: string, initial: T): [T, (value: T | ((before: T) => T)) => void] {
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : initial));
  useEffect(() => {
    kept.delete(key);
    return () => void drafts.delete(key);
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
