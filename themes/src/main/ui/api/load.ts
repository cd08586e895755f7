import { useCallback, useEffect, useState } from "preact/hooks";

/** What a screen waits for. What was loaded before stays in sight while it is loaded anew. */
export type Loading<T> =
  | { state: "loading"; again: () => void }
  | { state: "failed"; why: Error; again: () => void }
  | { state: "ready"; value: T; again: () => void; reloading: boolean };

/** Loads now, and again whenever one of {@code when} changes. */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, when: readonly unknown[]): Loading<T> {
  const [tries, setTries] = useState(0);
  const again = useCallback(() => setTries((n) => n + 1), []);
  const [loading, setLoading] = useState<Loading<T>>({ state: "loading", again });
  useEffect(() => {
    const leaving = new AbortController();
    setLoading((before) => (before.state === "ready" ? { ...before, reloading: true } : { state: "loading", again }));
    load(leaving.signal).then(
      (value) => leaving.signal.aborted || setLoading({ state: "ready", value, again, reloading: false }),
      (why) => leaving.signal.aborted || setLoading({ state: "failed", why, again }),
    );
    return () => leaving.abort();
  }, [...when, tries]);
  return loading;
}

/** Calls {@code look} every so many milliseconds while the page is visible. */
export function useEvery(milliseconds: number, look: () => void, when: readonly unknown[]): void {
  useEffect(() => {
    const timer = setInterval(() => document.hidden || look(), milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds, ...when]);
}
