import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useDraft } from "../../api/draft";
import { useSubmit } from "../../api/submit";
import type { Webhook } from "../../api/types";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { word } from "../../words/words";
import { bodyOf, COMPLETE, FIELDS, missing, WebhookFields, type Entered } from "./fields";

interface Props {
  of: Webhook;
  onClose: () => void;
  onChanged: () => void;
}

export function EditWebhook({ of, onClose, onChanged }: Props) {
  const admin = useAdmin();
  const { url, description, types, directories } = of;
  const [entered, setEntered] = useDraft<Entered>(`webhooks/${of.id}`, {
    url,
    description,
    all: types.length === 0,
    types,
    everywhere: directories.length === 0,
    directories,
  });
  const [lacks, setLacks] = useState(COMPLETE);
  const submit = useSubmit();

  async function save(event: Event) {
    event.preventDefault();
    const lacking = missing(entered);
    setLacks(lacking);
    if (lacking.types || lacking.directories) return;
    await submit.run(async () => {
      await admin.call("PATCH /webhooks/{webhook}", { webhook: of.id }, { body: bodyOf(entered) });
      say(word("webhooks.saved"));
      onChanged();
      onClose();
    });
  }

  return (
    <Dialog look="wide" title={word("webhooks.editTitle")} onClose={onClose}>
      <form class="form" noValidate onSubmit={save}>
        <Refusals of={submit.rest(...FIELDS)} />
        <WebhookFields of={entered} onChange={setEntered} submit={submit} lacks={lacks} />
        <div class="actions end">
          <Button onClick={onClose}>{word("cancel")}</Button>
          <Button look="primary" submit busy={submit.busy}>
            {word("webhooks.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
