import type { ComponentChildren } from "preact";
import { useSubmit } from "../api/submit";
import { word } from "../words/words";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { Refusals } from "./Note";
import { RoleEffects, useEffects, type Asked, type RoleEffect } from "./RoleEffects";

interface Props {
  title: string;
  lead?: string;
  /** The verb and its object, such as "Save ladder". */
  act: string;
  preview: (asked: Asked, signal: AbortSignal) => Promise<RoleEffect>;
  save: () => Promise<unknown>;
  /** After it was saved; the dialog is closed by whoever shows it. */
  onSaved: () => void;
  onClose: () => void;
  /** What else is to be said before it is saved. */
  children?: ComponentChildren;
}

/** Who gains and who loses a role by a change, before it is saved. What cannot be previewed cannot be saved. */
export function RolePreviewDialog({ title, lead, act, preview, save, onSaved, onClose, children }: Props) {
  const effects = useEffects(preview, []);
  const submit = useSubmit();
  const { loaded } = effects;
  const ready = loaded.state === "ready";
  return (
    <Dialog look="wide" title={title} lead={lead ?? word("roles.preview.lead")} onClose={onClose}>
      <RoleEffects of={effects} />
      {children}
      <Refusals of={submit.rest()} />
      <div class="actions end stuck">
        <Button onClick={onClose}>{word("cancel")}</Button>
        <Button
          look={ready && loaded.value.loses > 0 ? "danger" : "primary"}
          busy={submit.busy || !ready}
          onClick={async () => {
            if (await submit.run(save)) onSaved();
          }}
        >
          {act}
        </Button>
      </div>
    </Dialog>
  );
}
