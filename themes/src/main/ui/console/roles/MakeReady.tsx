import { useAdmin } from "../../api/admin";
import { useSubmit } from "../../api/submit";
import type { AppSignIn } from "../../api/types";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Icon, type Drawing } from "../../parts/Icon";
import { Note, Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { word } from "../../words/words";
import { contradictionText } from "./faults";

interface Props {
  app: string;
  title: string;
  signIn: AppSignIn;
  onDone: () => void;
  onClose: () => void;
}

/** What will be done to the client, before it is done. */
export function MakeReady({ app, title, signIn, onDone, onClose }: Props) {
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
    <Dialog look="wide" title={word("roles.signIn.make.title", title)} lead={word("roles.signIn.make.lead")} onClose={onClose}>
      <ul class="checks">
        {acts(signIn).map(({ icon, text }) => (
          <li key={text} class="plain">
            <Icon of={icon} />
            <span>{text}</span>
          </li>
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

interface Act {
  icon: Drawing;
  text: string;
}

/** A client scope may have several faults, and is taken off once. */
function acts({ protocol, mapper, contradictions }: AppSignIn): Act[] {
  const removed = contradictions
    .filter(({ mendable }) => mendable)
    .map((each) => (each.clientScope ? word("roles.signIn.act.scope", each.clientScope) : word("roles.signIn.act.mapper", each.mapper)));
  const added: Act[] = mapper ? [] : [{ icon: "plus", text: word(`roles.signIn.act.add.${protocol}`) }];
  return [...added, ...[...new Set(removed)].map((text): Act => ({ icon: "close", text }))];
}
