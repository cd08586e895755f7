import { word } from "../words/words";
import { Button } from "./Button";

interface Props {
  /** How much has been changed and not saved yet. */
  text: string;
  act: string;
  onAct: () => void;
  onDiscard: () => void;
}

/** Stays in sight at the bottom while something is changed and not saved. */
export function ChangeBar({ text, act, onAct, onDiscard }: Props) {
  function discard() {
    onDiscard();
    // The bar goes away, and with it what had the focus.
    document.querySelector("h1")?.focus();
  }
  return (
    <section class="change-bar" aria-label={word("roles.changes")}>
      <p role="status">{text}</p>
      <div class="actions">
        <Button look="plain" onClick={discard}>
          {word("roles.changes.discard")}
        </Button>
        <Button look="primary" onClick={onAct}>
          {act}
        </Button>
      </div>
    </section>
  );
}
