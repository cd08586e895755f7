import { useEffect, useState } from "preact/hooks";
import { word } from "../words/words";
import { Icon } from "../parts/Icon";
import { Time } from "../parts/Time";
import { useSetUp } from "./context";
import { findings } from "./diagnosis";
import { Findings } from "./Findings";
import type { Counts } from "./SetUpApi";

const EVERY = 3000;

/** Looks now and every three seconds while the page is seen; tells what kept it from looking. */
export function useListening(withCounts: boolean): { counts: Counts | undefined; lost: string; looks: number } {
  const { api, setDirectory } = useSetUp();
  const [counts, setCounts] = useState<Counts>();
  const [lost, setLost] = useState("");
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    const look = async () => {
      try {
        const [directory, now] = await Promise.all([api.directory(leaving.signal), withCounts ? api.counts(leaving.signal) : undefined]);
        setDirectory(directory);
        setCounts(now);
        setLost("");
        setLooks((n) => n + 1);
      } catch (why) {
        if (!leaving.signal.aborted) setLost((why as Error).message);
      }
    };
    const watch = setInterval(() => document.hidden || void look(), EVERY);
    void look();
    return () => {
      clearInterval(watch);
      leaving.abort();
    };
  }, [api]);
  return { counts, lost, looks };
}

/** One line at the end of the first steps: whether their test has arrived here. */
export function Listening() {
  const { directory, provider, vendor } = useSetUp();
  useListening(false);
  const heard = directory.lastRequest !== undefined;
  return (
    <>
      <div class={heard ? "listening line heard" : "listening line"} role="status">
        <span class={heard ? "radar" : "radar calm"}>
          <Icon of={heard ? "check" : "signal"} />
        </span>
        <div>
          <b>{word(heard ? "portal.listen.heard" : "portal.listen.waiting", provider)}</b>
          <p>
            {directory.lastRequest ? (
              <>
                {word("portal.wait.last")} <Time at={directory.lastRequest} />
              </>
            ) : (
              word("portal.listen.text")
            )}
          </p>
        </div>
      </div>
      <Findings of={findings(directory, undefined, vendor).filter(({ look }) => look !== "info")} />
    </>
  );
}
