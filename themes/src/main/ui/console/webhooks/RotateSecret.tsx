import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useSubmit } from "../../api/submit";
import type { Webhook } from "../../api/types";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Select } from "../../parts/Field";
import { Refusals } from "../../parts/Note";
import { word } from "../../words/words";
import { SecretOnce } from "./SecretOnce";

const OVERLAPS = ["P1D", "P7D", "PT0S"] as const;

interface Props {
  of: Webhook;
  onClose: () => void;
  onChanged: () => void;
}

/** A new secret; for a while messages are signed by both, so that the app can change over. */
export function RotateSecret({ of, onClose, onChanged }: Props) {
  const admin = useAdmin();
  const [overlap, setOverlap] = useState<string>(OVERLAPS[0]);
  const [secret, setSecret] = useState("");
  const submit = useSubmit();

  async function rotate(event: Event) {
    event.preventDefault();
    await submit.run(async () => {
      const rotated = await admin.call("POST /webhooks/{webhook}/rotate-secret", { webhook: of.id }, { body: { overlap } });
      setSecret(rotated.secret);
      onChanged();
    });
  }

  if (secret) {
    return <SecretOnce title={word("webhooks.rotated")} lead={word(`webhooks.rotatedLead.${overlap}`)} secret={secret} onClose={onClose} />;
  }
  return (
    <Dialog title={word("webhooks.rotate")} lead={word("webhooks.rotateLead")} onClose={onClose}>
      <form class="form" noValidate onSubmit={rotate}>
        <Refusals of={submit.rest("overlap")} />
        <Select
          label={word("webhooks.overlap")}
          value={overlap}
          options={OVERLAPS.map((value) => ({ value, text: word(`webhooks.overlap.${value}`) }))}
          onValue={setOverlap}
          wrong={submit.wrong("overlap")}
        />
        <div class="actions end">
          <Button onClick={onClose}>{word("cancel")}</Button>
          <Button look={overlap === "PT0S" ? "danger" : "primary"} submit busy={submit.busy}>
            {word("webhooks.rotate")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
