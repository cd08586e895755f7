import { useState } from "preact/hooks";
import { useAdmin } from "../../../api/admin";
import { useSubmit } from "../../../api/submit";
import { Button } from "../../../parts/Button";
import { Dialog } from "../../../parts/Dialog";
import { Field } from "../../../parts/Field";
import { Refusals } from "../../../parts/Note";
import { say } from "../../../parts/Toast";
import { word } from "../../../words/words";
import { useDirectory } from "../../directory/DirectoryFrame";
import { ListSetting } from "../fields";
import { Group } from "../Section";

/** Tokens that were made elsewhere, such as by a realm's configuration. */
export function Declared({ onChanged }: { onChanged: () => void }) {
  const [entering, setEntering] = useState(false);
  return (
    <Group title={word("tokens.declaredTitle")} lead={word("tokens.declaredLead")}>
      <ListSetting name="tokenSha256" />
      <div class="actions">
        <Button small icon="key" onClick={() => setEntering(true)}>
          {word("tokens.own")}
        </Button>
      </div>
      {entering && <OwnToken onClose={() => setEntering(false)} onChanged={onChanged} />}
    </Group>
  );
}

function OwnToken({ onClose, onChanged }: { onClose: () => void; onChanged: () => void }) {
  const admin = useAdmin();
  const { directory } = useDirectory();
  // A secret: no draft.
  const [token, setToken] = useState("");
  const submit = useSubmit();

  async function accept(event: Event) {
    event.preventDefault();
    await submit.run(async () => {
      await admin.call("PATCH /directories/{directory}", { directory: directory.alias }, { body: { token } });
      say(word("tokens.ownDone"));
      onChanged();
      onClose();
    });
  }

  return (
    <Dialog title={word("tokens.own")} lead={word("tokens.ownLead")} onClose={onClose}>
      <form class="form" noValidate onSubmit={accept}>
        <Refusals of={submit.rest("token", "tokenSha256")} />
        <Field
          label={word("settings.token")}
          hint={word("settings.token.hint")}
          type="password"
          autocomplete="off"
          value={token}
          onValue={setToken}
          wrong={submit.wrong("token") ?? submit.wrong("tokenSha256")}
          autofocus
        />
        <div class="actions end">
          <Button onClick={onClose}>{word("cancel")}</Button>
          <Button look="primary" submit busy={submit.busy}>
            {word("tokens.ownAccept")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
