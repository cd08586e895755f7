import { useAdmin } from "../../api/admin";
import { useDraft } from "../../api/draft";
import { go } from "../../api/route";
import { useSubmit } from "../../api/submit";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field } from "../../parts/Field";
import { Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { word } from "../../words/words";

/** A new directory needs a name; its alias is proposed from it. */
export function NewDirectory({ onClose }: { onClose: () => void }) {
  const admin = useAdmin();
  const [name, setName] = useDraft("directories/new/name", "");
  const [alias, setAlias] = useDraft<string | undefined>("directories/new/alias", undefined);
  const submit = useSubmit();
  const proposed = alias ?? aliasOf(name);

  async function create(event: Event) {
    event.preventDefault();
    await submit.run(async () => {
      await admin.call("POST /directories", {}, { body: { name, alias: proposed } });
      say(word("new.done", name));
      onClose();
      go(admin.href(["directories", proposed]));
    });
  }

  return (
    <Dialog title={word("new")} lead={word("new.lead")} onClose={onClose}>
      <form onSubmit={create} class="form" noValidate>
        <Refusals of={submit.rest("name", "alias")} />
        <Field
          label={word("new.name")}
          hint={word("new.nameHint")}
          value={name}
          onValue={setName}
          wrong={submit.wrong("name")}
          autocomplete="off"
          maxLength={255}
          autofocus
        />
        <Field
          label={word("new.alias")}
          hint={word("new.aliasHint")}
          value={proposed}
          onValue={setAlias}
          wrong={submit.wrong("alias")}
          autocomplete="off"
          maxLength={60}
        />
        <div class="actions end">
          <Button onClick={onClose}>{word("cancel")}</Button>
          <Button look="primary" submit busy={submit.busy}>
            {word("new.enter")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** As the name would be written in an address. */
export function aliasOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
