import { useAdmin } from "../../api/admin";
import { go } from "../../api/route";
import { useSubmit } from "../../api/submit";
import type { Webhook } from "../../api/types";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Note, Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { count, word } from "../../words/words";
import { hostOf } from "./Webhooks";

export function DeleteWebhook({ of, onClose }: { of: Webhook; onClose: () => void }) {
  const admin = useAdmin();
  const submit = useSubmit();
  const name = of.description || hostOf(of.url);
  const lost = of.state.waiting + of.state.dead;

  async function remove() {
    const done = await submit.run(() => admin.call("DELETE /webhooks/{webhook}", { webhook: of.id }));
    if (done) {
      say(word("webhooks.deleted", name));
      go(admin.href(["webhooks"]));
    }
  }

  return (
    <Dialog title={word("webhooks.deleteOne", name)} lead={word("webhooks.deleteLead")} onClose={onClose}>
      {lost > 0 && <Note look="warn">{count("webhooks.deleteLost", lost)}</Note>}
      <Refusals of={submit.rest()} />
      <div class="actions end">
        <Button onClick={onClose}>{word("cancel")}</Button>
        <Button look="danger" busy={submit.busy} onClick={remove}>
          {word("webhooks.delete")}
        </Button>
      </div>
    </Dialog>
  );
}
