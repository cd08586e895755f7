import { useLoad } from "../api/load";
import type { Activity } from "../api/types";
import { Time } from "../parts/Time";
import { known, word } from "../words/words";
import { useSetUp } from "./context";

/** The requests that were refused last, and how each can be mended. Asked again with each look; nothing if the link does not show the log. */
export function Refused({ look }: { look: number }) {
  const { api } = useSetUp();
  const loaded = useLoad((signal) => api.refusals(signal), [api, look]);
  if (loaded.state !== "ready" || loaded.value.length === 0) return null;
  return (
    <details class="refused">
      <summary>{word("portal.refused", loaded.value.length)}</summary>
      <ul>
        {loaded.value.map((entry) => (
          <li key={entry.id}>
            <p>
              <b>{whatOf(entry)}</b> <Time at={entry.time ?? ""} />
            </p>
            <p>{entry.hint}</p>
            <code>
              {entry.method} {entry.path} · {entry.status}
            </code>
          </li>
        ))}
      </ul>
    </details>
  );
}

function whatOf({ operation = "", targetName }: Activity): string {
  const what = known(`portal.operation.${operation}`) ? word(`portal.operation.${operation}`) : operation;
  return targetName ? `${what}: ${targetName}` : what;
}
