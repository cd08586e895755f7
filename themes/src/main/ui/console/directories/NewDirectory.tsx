import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useDraft } from "../../api/draft";
import { useLoad } from "../../api/load";
import { go } from "../../api/route";
import { useSubmit } from "../../api/submit";
import type { DirectorySettings } from "../../api/types";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field, Select } from "../../parts/Field";
import { Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { word } from "../../words/words";
import { KINDS } from "../../words/kinds";
import { SendLink } from "./SendLink";

const FIELDS = ["name", "alias", "kind", "organization", "mode"] as const;

/** A new directory: five fields of which one is enough, and then who sets it up. */
export function NewDirectory({ onClose }: { onClose: () => void }) {
  const admin = useAdmin();
  const [name, setName] = useDraft("directories/new/name", "");
  const [alias, setAlias] = useDraft<string | undefined>("directories/new/alias", undefined);
  const [kind, setKind] = useDraft<NonNullable<DirectorySettings["kind"]>>("directories/new/kind", "generic");
  const [organization, setOrganization] = useDraft("directories/new/organization", "");
  const [mode, setMode] = useDraft<NonNullable<DirectorySettings["mode"]>>("directories/new/mode", "live");
  const [created, setCreated] = useState("");
  const organizations = useLoad((signal) => admin.call("GET /choices/{kind}", { kind: "organizations", max: 200 }, { signal }), [admin]);
  const submit = useSubmit();
  const proposed = alias ?? aliasOf(name);

  async function create(event: Event) {
    event.preventDefault();
    await submit.run(async () => {
      const body = { name, alias: proposed, kind, mode, ...(organization ? { organization } : {}) };
      await admin.call("POST /directories", {}, { body });
      say(word("new.done", name));
      setCreated(proposed);
    });
  }

  if (created) {
    return <WhoSetsUp name={name} alias={created} onClose={onClose} />;
  }
  const offered = organizations.state === "ready" ? organizations.value.items : [];
  return (
    <Dialog title={word("new")} lead={word("new.lead")} onClose={onClose}>
      <form onSubmit={create} class="form" noValidate>
        <Refusals of={submit.rest(...FIELDS)} />
        <Field label={word("new.name")} hint={word("new.nameHint")} value={name} onValue={setName} wrong={submit.wrong("name")} autocomplete="off" maxLength={255} autofocus />
        <Field label={word("new.alias")} hint={word("new.aliasHint")} value={proposed} onValue={setAlias} wrong={submit.wrong("alias")} autocomplete="off" maxLength={60} />
        <Select
          label={word("new.kind")}
          hint={word("new.kindHint")}
          value={kind}
          options={KINDS.map((value) => ({ value, text: word(`kind.${value}`) }))}
          onValue={(value) => setKind(value as typeof kind)}
          wrong={submit.wrong("kind")}
        />
        {offered.length > 0 && (
          <Select
            label={word("new.organization")}
            hint={word("new.organizationHint")}
            value={organization}
            options={[{ value: "", text: word("new.noOrganization") }, ...offered.map((choice) => ({ value: choice.value, text: choice.name ?? choice.value }))]}
            onValue={setOrganization}
            wrong={submit.wrong("organization")}
          />
        )}
        <Select
          label={word("new.mode")}
          hint={word("new.modeHint")}
          value={mode}
          options={(["live", "rehearsal"] as const).map((value) => ({ value, text: word(`new.mode.${value}`) }))}
          onValue={(value) => setMode(value as typeof mode)}
          wrong={submit.wrong("mode")}
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

/** The one question that is left: a link for the customer's IT, or the same steps here. */
function WhoSetsUp({ name, alias, onClose }: { name: string; alias: string; onClose: () => void }) {
  const admin = useAdmin();
  const [sending, setSending] = useState(false);
  const leave = (...path: string[]) => {
    onClose();
    go(admin.href(["directories", alias, ...path]));
  };
  if (sending) return <SendLink alias={alias} onClose={() => leave()} />;
  return (
    <Dialog title={word("new.created", name)} lead={word("new.createdLead")} onClose={() => leave()}>
      <div class="ways">
        <Button look="primary" icon="link" onClick={() => setSending(true)}>
          {word("next.sendLink")}
        </Button>
        <p>{word("new.sendLinkText")}</p>
        <Button icon="settings" onClick={() => leave("set-up")}>
          {word("next.setUp")}
        </Button>
        <p>{word("new.setUpText")}</p>
      </div>
      <div class="actions end">
        <Button onClick={() => leave()}>{word("new.later")}</Button>
      </div>
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
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
}
