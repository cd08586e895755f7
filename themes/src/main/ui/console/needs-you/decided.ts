import { useEffect } from "preact/hooks";

const DECIDED = "directory-sync:decided";

/** Tells the rest of the page that decisions were made, such as the count in the menu. */
export function tellDecided(): void {
  dispatchEvent(new Event(DECIDED));
}

export function useDecided(then: () => void): void {
  useEffect(() => {
    addEventListener(DECIDED, then);
    return () => removeEventListener(DECIDED, then);
  }, [then]);
}
