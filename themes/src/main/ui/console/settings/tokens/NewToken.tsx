import { useState } from "preact/hooks";
import { useAdmin } from "../../../api/admin";
import { useDraft } from "../../../api/draft";
import { useSubmit } from "../../../api/submit";
import { Button } from "../../../parts/Button";
import { Copy } from "../../../parts/Copy";
import { Dialog } from "../../../parts/Dialog";
import { Field, Select } from "../../../parts/Field";
import { Note, Refusals } from "../../../parts/Note";
import { word } from "../../../words/words";
import { useDirectory } from "../../directory/DirectoryFrame";
import { expiryOf, lives } from "./expiry";
import { providerOf } from "./provider";

interface Props {
  onClose: () => void;
  onChanged: () => void;
}

/** Issues a token, and shows it this once. */
export function NewToken({ onClose, onChanged }: Props) {
  const admin = useAdmin();
  const { directory } = useDirectory();
  const [label, setLabel] = useDraft(`settings/${directory.alias}/tokens/new/label`, word(`kind.${directory.kind}`));
  const [life, setLife] = useDraft(`settings/${directory.alias}/tokens/new/life`, "P365D");
  const [token, setToken] = useState("");
  const submit = useSubmit();

  async function issue(event: Event) {
    event.preventDefault();
    await submit.run(async () => {
      const issued = await admin.call("POST /directories/{directory}/tokens", { directory: directory.alias }, { body: { label, ...expiryOf(life) } });
      setToken(issued.token);
      onChanged();
    });
  }

  if (token) {
    return (
      <Dialog look="wide" careful title={word("tokens.made")} lead={word("tokens.madeLead", providerOf(directory, "tokens.atProvider"))} onClose={onClose}>
        <TokenOnce token={token} />
        <div class="actions end">
          <Button look="primary" onClick={onClose}>
            {word("tokens.carried")}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={word("tokens.new")} lead={word("tokens.newLead")} onClose={onClose}>
      <form class="form" noValidate onSubmit={issue}>
        <Refusals of={submit.rest("label", "expires", "expiresIn")} />
        <Field label={word("tokens.label")} hint={word("tokens.labelHint")} value={label} onValue={setLabel} wrong={submit.wrong("label")} maxLength={255} autofocus />
        <Select label={word("tokens.life")} hint={word("tokens.lifeHint")} value={life} options={lives()} onValue={setLife} wrong={submit.wrong("expiresIn") ?? submit.wrong("expires")} />
        <div class="actions end">
          <Button onClick={onClose}>{word("cancel")}</Button>
          <Button look="primary" submit busy={submit.busy}>
            {word("tokens.new")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The secret, which nobody shows again, and the address that goes with it. */
export function TokenOnce({ token }: { token: string }) {
  const { directory } = useDirectory();
  return (
    <div class="form">
      <div class="field">
        <b>{word("tokens.address")}</b>
        <Copy label={word("tokens.address")} value={directory.scimBaseUrl} />
      </div>
      <div class="field">
        <b>{word("tokens.token")}</b>
        <Copy label={word("tokens.token")} value={token} />
      </div>
      <Note look="warn">{word("tokens.once")}</Note>
    </div>
  );
}
