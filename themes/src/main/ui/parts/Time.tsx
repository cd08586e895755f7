import { exactly, since } from "../words/words";

/** "2 minutes ago", and the very second for whoever points at it. */
export function Time({ at }: { at: string }) {
  return (
    <time dateTime={at} title={exactly(at)}>
      {since(at)}
    </time>
  );
}
