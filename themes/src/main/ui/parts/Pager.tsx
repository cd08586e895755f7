import { word } from "../words/words";
import { Button } from "./Button";

interface Props {
  first: number;
  size: number;
  total: number;
  onFirst: (first: number) => void;
}

/** Shown when there is more than one page. */
export function Pager({ first, size, total, onFirst }: Props) {
  if (total <= size && first === 0) return null;
  const last = Math.min(first + size, total);
  return (
    <nav class="pager" aria-label={word("pager")}>
      <span class="count">{word("pager.at", Math.min(first + 1, total), last, total)}</span>
      <Button small icon="before" label={word("pager.before")} busy={first === 0} onClick={() => onFirst(Math.max(0, first - size))} />
      <Button small icon="next" label={word("pager.next")} busy={last >= total} onClick={() => onFirst(first + size)} />
    </nav>
  );
}
