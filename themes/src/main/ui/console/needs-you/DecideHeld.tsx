import { useAdmin } from "../../api/admin";
import { useSubmit } from "../../api/submit";
import type { HeldChange, HeldRequest } from "../../api/types";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Note, Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { count, word } from "../../words/words";
import { tellDecided } from "./decided";

export type HeldAct = "apply" | "discard";
type Kinds = HeldRequest["what"];
/** The changes themselves, everything of some requests, or everything of a directory. */
type Which = { ids: string[] } | { requests: string[] } | { directory: string };

interface Props {
  act: HeldAct;
  which: Which;
  /** How many of each kind; empty where that is not known. */
  kinds: Kinds;
  total: number;
  /** Whose they are, if of one directory. */
  of?: string | undefined;
  onClose: () => void;
  onDecided: () => void;
}

/** Says what becomes of whom, and then does it. */
export function DecideHeld({ act, which, kinds, total, of, onClose, onDecided }: Props) {
  const admin = useAdmin();
  const submit = useSubmit();
  const decide = () =>
    submit.run(async () => {
      const { decided } =
        "directory" in which
          ? await admin.call(`POST /directories/{directory}/held/${act}`, which, { body: { all: true } })
          : await admin.call(`POST /held/${act}`, {}, { body: which });
      say(count(`held.${act}.done`, decided));
      tellDecided();
      onDecided();
      onClose();
    });
  return (
    <Dialog title={count(`held.${act}.title`, total)} lead={of ? word("held.of", of) : undefined} onClose={onClose}>
      {act === "apply" ? (
        <>
          <ul class="consequences">
            {kindsIn(kinds).map(([kind, n]) => (
              <li key={kind}>{count(`held.will.${kind}`, n)}</li>
            ))}
          </ul>
          <p class="hint">{word("held.apply.fresh")}</p>
        </>
      ) : (
        <Note>{word("held.discard.text")}</Note>
      )}
      <Refusals of={submit.rest()} />
      <div class="actions end">
        <Button onClick={onClose}>{word("cancel")}</Button>
        <Button look={act === "apply" ? "danger" : "primary"} busy={submit.busy} onClick={decide}>
          {count(`held.${act}.button`, total)}
        </Button>
      </div>
    </Dialog>
  );
}

const KINDS = ["suspend", "delete", "leave", "dissolve", "unpush"] as const;

export function kindsIn(kinds: Kinds): [kind: (typeof KINDS)[number], n: number][] {
  return KINDS.map((kind): [(typeof KINDS)[number], number] => [kind, kinds[kind] ?? 0]).filter(([, n]) => n > 0);
}

export function kindsOf(changes: readonly HeldChange[]): Kinds {
  const kinds: Kinds = {};
  for (const { what } of changes) kinds[what] = (kinds[what] ?? 0) + 1;
  return kinds;
}
