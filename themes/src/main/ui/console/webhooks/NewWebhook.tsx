import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useDraft } from "../../api/draft";
import { go } from "../../api/route";
import { useSubmit } from "../../api/submit";
import type { CreatedWebhook } from "../../api/types";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Refusals } from "../../parts/Note";
import { word } from "../../words/words";
import { bodyOf, COMPLETE, FIELDS, missing, NOTHING, WebhookFields } from "./fields";
import { SecretOnce } from "./SecretOnce";

interface Props {
  onClose: () => void;
  onChanged: () => void;
}

/** Adds an endpoint, and shows its secret this once. */
export function NewWebhook({ onClose, onChanged }: Props) {
  const admin = useAdmin();
  const [entered, setEntered] = useDraft("webhooks/new", NOTHING);
  const [added, setAdded] = useState<CreatedWebhook>();
  const [lacks, setLacks] = useState(COMPLETE);
  const submit = useSubmit();

  async function add(event: Event) {
    event.preventDefault();
    const lacking = missing(entered);
    setLacks(lacking);
    if (lacking.types || lacking.directories) return;
    await submit.run(async () => {
      setAdded(await admin.call("POST /webhooks", {}, { body: bodyOf(entered) }));
      onChanged();
    });
  }

  if (added) {
    return (
      <SecretOnce
        title={word("webhooks.added")}
        lead={word("webhooks.addedLead")}
        secret={added.secret}
        onClose={() => {
          onClose();
          go(admin.href(["webhooks", added.id]));
        }}
      />
    );
  }
  return (
    <Dialog look="wide" title={word("webhooks.add")} lead={word("webhooks.addLead")} onClose={onClose}>
      <form class="form" noValidate onSubmit={add}>
        <Refusals of={submit.rest(...FIELDS)} />
        <WebhookFields of={entered} onChange={setEntered} submit={submit} lacks={lacks} />
        <div class="actions end">
          <Button onClick={onClose}>{word("cancel")}</Button>
          <Button look="primary" submit busy={submit.busy}>
            {word("webhooks.add")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
