import { useAdmin } from "../../api/admin";
import { useSubmit } from "../../api/submit";
import type { AppSignIn } from "../../api/types";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Note, Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { word } from "../../words/words";
import { contradictionText } from "./faults";

interface Props {
  app: string;
  signIn: AppSignIn;
  onDone: () => void;
  onClose: () => void;
}

/** What will be done to the client, before it is done. */
export function MakeReady({ app, signIn, onDone, onClose }: Props) {
  const admin = useAdmin();
  const submit = useSubmit();
  const left = signIn.contradictions.filter(({ mendable }) => !mendable);

  async function mend() {
    const done = await submit.run(() => admin.call("POST /apps/{app}/sign-in", { app }, { body: { mend: true } }));
    if (!done) return;
    say(word("roles.signIn.done"));
    onDone();
  }

  return (
    <Dialog look="wide" title={word("roles.signIn.make.title", signIn.clientId)} lead={word("roles.signIn.make.lead")} onClose={onClose}>
      <ul class="checks">
        {acts(signIn).map((act) => (
          <li key={act}>{act}</li>
        ))}
      </ul>
      {left.map((each) => (
        <Note key={each.text} look="warn">
          {contradictionText(each)} {word("roles.signIn.yours")}
        </Note>
      ))}
      <Refusals of={submit.rest()} />
      <div class="actions end">
        <Button onClick={onClose}>{word("cancel")}</Button>
        <Button look="primary" busy={submit.busy} onClick={mend}>
          {word("roles.signIn.make")}
        </Button>
      </div>
    </Dialog>
  );
}

/** A client scope may have several faults, and is taken off once. */
function acts({ protocol, mapper, contradictions }: AppSignIn): string[] {
  const removed = contradictions
    .filter(({ mendable }) => mendable)
    .map((each) => (each.clientScope ? word("roles.signIn.act.scope", each.clientScope) : word("roles.signIn.act.mapper", each.mapper)));
  return [...(mapper ? [] : [word(`roles.signIn.act.add.${protocol}`)]), ...new Set(removed)];
}
