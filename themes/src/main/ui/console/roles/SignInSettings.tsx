import { useAdmin } from "../../api/admin";
import { useDraft } from "../../api/draft";
import { useSubmit } from "../../api/submit";
import type { AppSignIn, AppSignInChange } from "../../api/types";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Field, Select } from "../../parts/Field";
import { Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { word } from "../../words/words";
import { TokenChoice } from "./TokenChoice";

interface Props {
  app: string;
  signIn: AppSignIn;
  onDone: () => void;
  onClose: () => void;
}

const VALUES = ["name", "level", "description"] as const;
const WITHOUT = ["omit", "refuse"] as const;
const FORMATS = ["basic", "uri", "unspecified"] as const;
const EVERYWHERE: NonNullable<AppSignInChange["tokens"]> = ["id", "access", "userinfo", "introspection"];

/** Under which name and in which form the app receives the role. */
export function SignInSettings({ app, signIn: { protocol, mapper }, onDone, onClose }: Props) {
  const admin = useAdmin();
  const submit = useSubmit();
  const saml = protocol === "saml";
  const [form, setForm] = useDraft<AppSignInChange>(`roles/${app}/sign-in`, {
    name: mapper?.writes ?? "role",
    value: mapper?.value ?? "name",
    withoutRole: mapper?.withoutRole ?? "omit",
    ...(saml ? { nameFormat: mapper?.nameFormat ?? "basic" } : { tokens: mapper?.tokens ?? EVERYWHERE }),
  });
  const set = (change: AppSignInChange) => setForm({ ...form, ...change });

  async function save(event: Event) {
    event.preventDefault();
    const done = await submit.run(() => admin.call("POST /apps/{app}/sign-in", { app }, { body: form }));
    if (!done) return;
    say(word("roles.signIn.saved"));
    onDone();
  }

  return (
    <Dialog title={word("roles.signIn.settings.title")} lead={word("roles.signIn.settings.lead")} onClose={onClose}>
      <form class="form" onSubmit={save} noValidate>
        <Refusals of={submit.rest("name", "value", "withoutRole", "nameFormat", "tokens")} />
        <Field
          label={word(`roles.signIn.in.${protocol}`)}
          hint={word("roles.signIn.nameHint")}
          value={form.name ?? ""}
          onValue={(name) => set({ name })}
          wrong={submit.wrong("name")}
          autocomplete="off"
          maxLength={255}
          autofocus
        />
        <Select
          label={word("roles.signIn.value")}
          value={form.value ?? "name"}
          options={VALUES.map((value) => ({ value, text: word(`roles.signIn.value.${value}`) }))}
          onValue={(value) => set({ value: value as (typeof VALUES)[number] })}
          wrong={submit.wrong("value")}
        />
        <Select
          label={word("roles.signIn.without")}
          value={form.withoutRole ?? "omit"}
          options={WITHOUT.map((value) => ({ value, text: word(`roles.signIn.without.${value}`) }))}
          onValue={(value) => set({ withoutRole: value as (typeof WITHOUT)[number] })}
          wrong={submit.wrong("withoutRole")}
        />
        {saml ? (
          <Select
            label={word("roles.signIn.format")}
            value={form.nameFormat ?? "basic"}
            options={FORMATS.map((value) => ({ value, text: word(`roles.signIn.format.${value}`) }))}
            onValue={(value) => set({ nameFormat: value as (typeof FORMATS)[number] })}
            wrong={submit.wrong("nameFormat")}
          />
        ) : (
          <TokenChoice value={form.tokens ?? []} onValue={(tokens) => set({ tokens })} wrong={submit.wrong("tokens")} />
        )}
        <div class="actions end">
          <Button onClick={onClose}>{word("cancel")}</Button>
          <Button look="primary" submit busy={submit.busy}>
            {word("roles.signIn.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
