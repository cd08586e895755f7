import { useEffect, useRef, useState } from "preact/hooks";
import { Refused } from "../../api/http";
import { useEvery } from "../../api/load";
import type { Activity } from "../../api/types";

const EVERY = 4_000;
/** An entry has the time at which its request began, so one that took long comes in behind others. */
const OVERLAP = 30_000;

interface Tail {
  live: boolean;
  /** What the page has, newest first; undefined while it loads. */
  page: readonly Activity[] | undefined;
  /** Loads what is newer than a moment. */
  ask: (from: string | undefined) => Promise<readonly Activity[]>;
}

/** The entries that came in since the page was loaded, newest first. A hidden tab does not ask. */
export function useTail({ live, page, ask }: Tail): readonly Activity[] {
  const [newer, setNewer] = useState<readonly Activity[]>([]);
  const asking = useRef(false);
  const gone = useRef(false);
  useEffect(() => setNewer([]), [page]);
  async function look() {
    if (!live || !page || asking.current || gone.current) return;
    asking.current = true;
    try {
      const newest = newer[0]?.time ?? page[0]?.time;
      const found = await ask(newest && new Date(Date.parse(newest) - OVERLAP).toISOString());
      const seen = new Set([...newer, ...page].map(({ id }) => id));
      const fresh = found.filter(({ id }) => !seen.has(id));
      if (fresh.length > 0) {
        setNewer((before) => [...fresh, ...before].sort((a, b) => (b.time ?? "").localeCompare(a.time ?? "")));
      }
    } catch (why) {
      // It is asked again in a moment, unless the directory has been deleted; the list itself says when the server is gone.
      gone.current = why instanceof Refused && why.status === 404;
    } finally {
      asking.current = false;
    }
  }
  useEvery(EVERY, () => void look(), [live, page, newer, ask]);
  return newer;
}
