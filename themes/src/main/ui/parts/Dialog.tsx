import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { word } from "../words/words";
import { Button } from "./Button";

interface Props {
  /** The act, such as "Delete Acme". */
  title: string;
  /** Its effect. */
  lead?: ComponentChildren;
  /** "wide" for previews, "drawer" at the side of the page for details. */
  look?: "" | "wide" | "drawer";
  /** Whether only its buttons close it, since what it shows is never shown again. */
  careful?: boolean;
  onClose: () => void;
  children: ComponentChildren;
}

/**
 * The browser's own modal dialog: it keeps the focus, closes on Escape and by a click beside it, and gives the focus
 * back to where it was, or to the heading if that is gone. It is shown by being rendered.
 */
export function Dialog({ title, lead, look = "", careful = false, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  // What had the focus may be gone when the dialog goes on to its next step.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  });
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      setTimeout(() => {
        const there = before instanceof HTMLElement && before.isConnected && before !== document.body;
        (there ? before : document.querySelector<HTMLElement>("h1"))?.focus();
      });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`dialog ${look}`}
      aria-labelledby={`${id}-title`}
      aria-describedby={lead ? `${id}-lead` : undefined}
      onClose={onClose}
      onCancel={(event) => careful && event.preventDefault()}
      // Browsers close it on the second Escape whatever "cancel" says.
      onKeyDown={(event) => careful && event.key === "Escape" && event.preventDefault()}
      onPointerDown={(event) => event.target === dialog.current && !careful && onClose()}
    >
      <div class="dialog-body">
        <header class="dialog-head">
          <div>
            <h2 id={`${id}-title`} ref={heading} tabIndex={-1}>{title}</h2>
            {lead && <div id={`${id}-lead`}>{lead}</div>}
          </div>
          {look === "drawer" && <Button look="plain" small icon="close" label={word("close")} onClick={onClose} />}
        </header>
        {children}
      </div>
    </dialog>
  );
}
