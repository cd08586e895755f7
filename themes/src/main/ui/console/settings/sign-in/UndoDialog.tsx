import { useAdmin } from "../../../api/admin";
import { useSubmit } from "../../../api/submit";
import type { SignInFlowsReturned } from "../../../api/types";
import { Button } from "../../../parts/Button";
import { Dialog } from "../../../parts/Dialog";
import { Note, Refusals } from "../../../parts/Note";
import { word } from "../../../words/words";

/** Keycloak's own flows come back, for the whole realm. */
export function UndoDialog({ onClose, onDone }: { onClose: () => void; onDone: (answer: SignInFlowsReturned) => void }) {
  const admin = useAdmin();
  const submit = useSubmit();
  const undo = () =>
    submit.run(async () => {
      onDone(await admin.call("DELETE /sign-in-flows", {}));
      onClose();
    });
  return (
    <Dialog title={word("flows.undoTitle")} lead={word("flows.undoLead")} onClose={onClose}>
      <Note look="warn">{word("flows.undoEffect")}</Note>
      <Refusals of={submit.rest()} />
      <div class="actions end">
        <Button onClick={onClose}>{word("cancel")}</Button>
        <Button look="danger" busy={submit.busy} onClick={undo}>
          {word("flows.undo")}
        </Button>
      </div>
    </Dialog>
  );
}
