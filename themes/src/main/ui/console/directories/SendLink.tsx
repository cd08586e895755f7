import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useDraft } from "../../api/draft";
import { useSubmit } from "../../api/submit";
import { Button } from "../../parts/Button";
import { Copy } from "../../parts/Copy";
import { Dialog } from "../../parts/Dialog";
import { Field, Select } from "../../parts/Field";
import { Note, Refusals } from "../../parts/Note";
import { word } from "../../words/words";

const ENDS = ["P1D", "P7D", "P30D"] as const;

/** What a link opens that is sent in one go; the settings have all scopes. */
const SCOPES = ["connect", "rotate-token", "read-log", "contacts", "options"] as const;

interface Props {
  alias: string;
  onClose: () => void;
}

/** A set-up link for the customer's IT: sent by e-mail, or shown once to be sent in another way. */
export function SendLink({ alias, onClose }: Props) {
  const admin = useAdmin();
  const [email, setEmail] = useDraft(`send-link/${alias}/email`, "");
  const [expiresIn, setExpiresIn] = useDraft<string>(`send-link/${alias}/ends`, "P7D");
  const [link, setLink] = useState("");
  const submit = useSubmit();

  async function send(event: Event) {
    event.preventDefault();
    await submit.run(async () => {
      const body = { scopes: [...SCOPES], expiresIn, label: email || word("sendLink.label"), ...(email ? { email } : {}) };
      setLink((await admin.call("POST /directories/{directory}/links", { directory: alias }, { body })).link);
    });
  }

  if (link) {
    return (
      <Dialog title={word(email ? "sendLink.sent" : "sendLink.made")} lead={word(email ? "sendLink.sentLead" : "sendLink.madeLead", email)} look="wide" careful onClose={onClose}>
        <Copy label={word("sendLink.link")} value={link} />
        <Note look="warn">{word("sendLink.once")}</Note>
        <div class="actions end">
          <Button look="primary" onClick={onClose}>
            {word("close")}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={word("sendLink")} lead={word("sendLink.lead")} onClose={onClose}>
      <form class="form" onSubmit={send} noValidate>
        <Refusals of={submit.rest("email", "expiresIn")} />
        <Field
          label={word("sendLink.email")}
          hint={word("sendLink.emailHint")}
          type="email"
          value={email}
          onValue={setEmail}
          wrong={submit.wrong("email")}
          autocomplete="off"
          autofocus
        />
        <Select
          label={word("sendLink.ends")}
          value={expiresIn}
          options={ENDS.map((value) => ({ value, text: word(`sendLink.ends.${value}`) }))}
          onValue={setExpiresIn}
          wrong={submit.wrong("expiresIn")}
        />
        <p class="hint">
          {word("sendLink.opens")}{" "}
          <a href={admin.href(["directories", alias, "settings", "links"])} onClick={onClose}>
            {word("sendLink.more")}
          </a>
        </p>
        <div class="actions end">
          <Button onClick={onClose}>{word("cancel")}</Button>
          <Button look="primary" submit busy={submit.busy}>
            {word(email ? "sendLink.send" : "sendLink.make")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
