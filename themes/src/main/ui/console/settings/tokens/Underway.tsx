import type { DirectoryToken } from "../../../api/types";
import { Button } from "../../../parts/Button";
import { Note } from "../../../parts/Note";
import { since, word } from "../../../words/words";

interface Props {
  tokens: readonly DirectoryToken[];
  onContinue: (old: DirectoryToken) => void;
  onEnd: (old: DirectoryToken) => void;
}

/** Of two tokens that open the directory, the older one and the one that is to take its place. */
export function pairOf(tokens: readonly DirectoryToken[]): { old: DirectoryToken; next: DirectoryToken } | undefined {
  const [old, next, ...more] = tokens
    .filter(({ active, declared }) => active && !declared)
    .sort((a, b) => (a.created ?? "").localeCompare(b.created ?? ""));
  return old && next && more.length === 0 ? { old, next } : undefined;
}

/** For whoever comes back in the middle of a rotation. */
export function Underway({ tokens, onContinue, onEnd }: Props) {
  const pair = pairOf(tokens);
  if (!pair) return null;
  const { old, next } = pair;
  return next.lastUsed ? (
    <Note look="good">
      <p>{old.expires ? word("tokens.underway.usedEnds", next.label ?? "", since(old.expires)) : word("tokens.underway.used", next.label ?? "")}</p>
      <div class="actions">
        <Button small onClick={() => onEnd(old)}>
          {word("tokens.endOld")}
        </Button>
      </div>
    </Note>
  ) : (
    <Note>
      <p>{old.expires ? word("tokens.underway.waitsEnds", next.label ?? "", since(old.expires)) : word("tokens.underway.waits", next.label ?? "")}</p>
      <div class="actions">
        <Button small onClick={() => onContinue(old)}>
          {word("tokens.underway.continue")}
        </Button>
      </div>
    </Note>
  );
}
