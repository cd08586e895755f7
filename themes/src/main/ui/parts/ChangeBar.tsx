import { word } from "../words/words";
import { Button } from "./Button";

interface Props {
  /** How much has been changed and not saved yet. */
  text: string;
  /** Where else something is changed. */
  note?: string | undefined;
  act: string;
  busy?: boolean;
  onAct: () => void;
  onDiscard: () => void;
}

/** Stays in sight at the bottom while something is changed and not saved. */
export function ChangeBar({ text, note, act, busy, onAct, onDiscard }: Props) {
  function discard() {
    onDiscard();
    // The bar goes away, and with it what had the focus.
    document.querySelector("h1")?.focus();
  }
  return (
    <section class="change-bar" aria-label={word("changes")}>
      <p role="status">
        <b>{text}</b>
        {note && <small>{note}</small>}
      </p>
      <div class="actions">
        <Button look="plain" onClick={discard}>
          {word("changes.discard")}
        </Button>
        <Button look="primary" busy={busy ?? false} onClick={onAct}>
          {act}
        </Button>
      </div>
    </section>
  );
}
