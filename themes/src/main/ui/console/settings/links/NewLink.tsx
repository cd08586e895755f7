import { useState } from "preact/hooks";
import { useAdmin } from "../../../api/admin";
import { useDraft } from "../../../api/draft";
import { useSubmit } from "../../../api/submit";
import type { LinkScope, NewSetupLink, SetupLinkRequest } from "../../../api/types";
import { Button } from "../../../parts/Button";
import { Dialog } from "../../../parts/Dialog";
import { DurationField } from "../../../parts/DurationField";
import { Field } from "../../../parts/Field";
import { ListField } from "../../../parts/ListField";
import { Refusals } from "../../../parts/Note";
import { word } from "../../../words/words";
import { useDirectory } from "../../directory/DirectoryFrame";
import { HighestRolesField } from "./HighestRolesField";
import { LinkOnce } from "./LinkOnce";
import { ScopesField } from "./ScopesField";

const FIELDS = ["label", "email", "scopes", "highestRoles", "attributes", "expires", "expiresIn", "returnUrl"] as const;

interface Wish {
  label: string;
  email: string;
  scopes: LinkScope[];
  highestRoles: Record<string, string>;
  attributes: string[];
  expiresIn: string;
  returnUrl: string;
}

const USUAL: Wish = {
  label: "",
  email: "",
  scopes: ["connect", "read-log", "contacts", "options"],
  highestRoles: {},
  attributes: [],
  expiresIn: "P7D",
  returnUrl: "",
};

/** What a link opens, for how long, and who gets it. */
export function NewLink({ onClose, onChanged }: { onClose: () => void; onChanged: () => void }) {
  const admin = useAdmin();
  const { directory } = useDirectory();
  const [wish, setWish] = useDraft<Wish>(`settings/${directory.alias}/links/new`, { ...USUAL, email: directory.contacts?.[0] ?? "" });
  const [made, setMade] = useState<NewSetupLink>();
  const submit = useSubmit();
  const set = (change: Partial<Wish>) => setWish((before) => ({ ...before, ...change }));

  async function make(event: Event) {
    event.preventDefault();
    await submit.run(async () => {
      setMade(await admin.call("POST /directories/{directory}/links", { directory: directory.alias }, { body: asked(wish) }));
      onChanged();
    });
  }

  if (made) return <LinkOnce link={made} onClose={onClose} />;
  return (
    <Dialog look="wide" title={word("links.new")} lead={word("links.newLead", directory.name)} onClose={onClose}>
      <form class="form" noValidate onSubmit={make}>
        <Refusals of={submit.rest(...FIELDS)} />
        <Field
          label={word("links.email")}
          hint={word("links.emailHint")}
          type="email"
          autocomplete="off"
          value={wish.email}
          onValue={(email) => set({ email })}
          wrong={submit.wrong("email")}
          autofocus
        />
        <Field label={word("links.label")} hint={word("links.labelHint")} value={wish.label} onValue={(label) => set({ label })} wrong={submit.wrong("label")} maxLength={255} />
        <ScopesField value={wish.scopes} onValue={(scopes) => set({ scopes })} wrong={submit.wrong("scopes")} />
        {wish.scopes.includes("map-groups") && (
          <HighestRolesField value={wish.highestRoles} onValue={(highestRoles) => set({ highestRoles })} wrong={submit.wrong("highestRoles")} />
        )}
        {wish.scopes.includes("map-attributes") && (
          <ListField
            label={word("links.attributes")}
            hint={word("links.attributesHint")}
            values={wish.attributes}
            onValues={(attributes) => set({ attributes })}
            placeholder={word("links.attributesNone")}
            wrong={submit.wrong("attributes")}
          />
        )}
        <DurationField
          label={word("links.length")}
          hint={word("links.lengthHint")}
          value={wish.expiresIn}
          onValue={(expiresIn) => set({ expiresIn })}
          units={["H", "D"]}
          wrong={submit.wrong("expiresIn") ?? submit.wrong("expires")}
        />
        <Field
          label={word("links.returnUrl")}
          hint={word("links.returnUrlHint")}
          type="url"
          autocomplete="off"
          value={wish.returnUrl}
          onValue={(returnUrl) => set({ returnUrl })}
          wrong={submit.wrong("returnUrl")}
        />
        <div class="actions end">
          <Button onClick={onClose}>{word("cancel")}</Button>
          <Button look="primary" submit busy={submit.busy}>
            {word(wish.email ? "links.send" : "links.make")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What was left empty is left out, and so is what belongs to a scope that the link does not have. */
function asked({ label, email, scopes, highestRoles, attributes, expiresIn, returnUrl }: Wish): SetupLinkRequest {
  return {
    scopes,
    ...(label && { label }),
    ...(email && { email }),
    ...(expiresIn && { expiresIn }),
    ...(returnUrl && { returnUrl }),
    ...(scopes.includes("map-groups") && { highestRoles }),
    ...(scopes.includes("map-attributes") && attributes.length > 0 && { attributes }),
  };
}
