import { useState } from "preact/hooks";
import { useAdmin } from "../../../api/admin";
import { useSubmit } from "../../../api/submit";
import type { DirectoryToken } from "../../../api/types";
import { Button } from "../../../parts/Button";
import { Dialog } from "../../../parts/Dialog";
import { Field, Select } from "../../../parts/Field";
import { Refusals } from "../../../parts/Note";
import { say } from "../../../parts/Toast";
import { exactly, word } from "../../../words/words";
import { useDirectory } from "../../directory/DirectoryFrame";
import { expiryOf, lives } from "./expiry";

const STAYS = "stays";

interface Props {
  token: DirectoryToken;
  onClose: () => void;
  onChanged: () => void;
}

/** Another label or another end; the token itself stays the same. */
export function EditToken({ token, onClose, onChanged }: Props) {
  const admin = useAdmin();
  const { directory } = useDirectory();
  const [label, setLabel] = useState(token.label ?? "");
  const [life, setLife] = useState(STAYS);
  const submit = useSubmit();
  const now = token.expires ? word("tokens.life.stays", exactly(token.expires)) : word("tokens.life.staysEndless");

  async function save(event: Event) {
    event.preventDefault();
    await submit.run(async () => {
      const body = { label, ...(life === STAYS ? {} : expiryOf(life)) };
      await admin.call("PATCH /directories/{directory}/tokens/{token}", { directory: directory.alias, token: token.id ?? "" }, { body });
      say(word("tokens.saved"));
      onChanged();
      onClose();
    });
  }

  return (
    <Dialog title={word("tokens.editTitle")} lead={word("tokens.editLead")} onClose={onClose}>
      <form class="form" noValidate onSubmit={save}>
        <Refusals of={submit.rest("label", "expires", "expiresIn")} />
        <Field label={word("tokens.label")} value={label} onValue={setLabel} wrong={submit.wrong("label")} maxLength={255} autofocus />
        <Select
          label={word("tokens.life")}
          value={life}
          options={[{ value: STAYS, text: now }, ...lives()]}
          onValue={setLife}
          wrong={submit.wrong("expiresIn") ?? submit.wrong("expires")}
        />
        <div class="actions end">
          <Button onClick={onClose}>{word("cancel")}</Button>
          <Button look="primary" submit busy={submit.busy}>
            {word("tokens.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
