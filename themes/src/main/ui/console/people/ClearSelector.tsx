import { useAdmin } from "../../api/admin";
import { useSubmit } from "../../api/submit";
import type { Person, PersonInApp } from "../../api/types";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { word } from "../../words/words";
import { SelectorPreview } from "./SelectorPreview";

interface Props {
  app: PersonInApp;
  person: Person;
  name: string;
  onClose: () => void;
  onChanged: () => void;
}

/** Takes the role that was chosen by hand away again. */
export function ClearSelector({ app, person, name, onClose, onChanged }: Props) {
  const admin = useAdmin();
  const submit = useSubmit();
  const params = { app: app.id, user: person.id };
  const clear = () =>
    submit.run(async () => {
      await admin.call("DELETE /apps/{app}/people/{user}/selector", params);
      say(word("selector.cleared", name));
      onChanged();
      onClose();
    });
  return (
    <Dialog title={word("selector.clearTitle", name)} lead={word("selector.clearLead", app.name)} onClose={onClose}>
      <SelectorPreview
        name={name}
        role={app.selector?.role ?? ""}
        ask={(signal) => admin.call("DELETE /apps/{app}/people/{user}/selector", { ...params, dryRun: true }, { signal })}
      />
      <Refusals of={submit.rest()} />
      <div class="actions end">
        <Button onClick={onClose}>{word("cancel")}</Button>
        <Button look="danger" busy={submit.busy} onClick={clear}>
          {word("selector.clear")}
        </Button>
      </div>
    </Dialog>
  );
}
