import { useAdmin } from "../../api/admin";
import type { EventType, WebhookRequest } from "../../api/types";
import type { Submit } from "../../api/submit";
import { CheckList } from "../../parts/CheckList";
import { ChoicesField } from "../../parts/ChoiceField";
import type { Find } from "../../parts/choices";
import { Field, Switch } from "../../parts/Field";
import { word } from "../../words/words";

const TYPES: readonly EventType[] = [
  "directory.user.created",
  "directory.user.updated",
  "directory.user.deleted",
  "directory.group.created",
  "directory.group.updated",
  "directory.group.deleted",
  "directory.group.user_added",
  "directory.group.user_removed",
  "directory.role.changed",
  "directory.activated",
  "directory.deleted",
];

/** What somebody enters of an endpoint. */
export interface Entered {
  url: string;
  description: string;
  all: boolean;
  types: EventType[];
  directories: string[];
}

export const NOTHING: Entered = { url: "", description: "", all: true, types: [], directories: [] };

export const FIELDS = ["url", "description", "types", "directories"] as const;

/** Nothing chosen means everything to the server, so "some" without any is not sent as it is. */
export function bodyOf({ url, description, all, types, directories }: Entered): Required<Omit<WebhookRequest, "enabled">> {
  return { url: url.trim(), description: description.trim(), types: all ? [] : types, directories };
}

interface Props {
  of: Entered;
  onChange: (entered: Entered) => void;
  submit: Submit;
  /** What is wrong before the server is asked. */
  noTypes: boolean;
}

export function WebhookFields({ of, onChange, submit, noTypes }: Props) {
  const find = useDirectories();
  return (
    <>
      <Field
        label={word("webhooks.url")}
        hint={word("webhooks.urlHint")}
        value={of.url}
        onValue={(url) => onChange({ ...of, url })}
        wrong={submit.wrong("url")}
        type="url"
        inputMode="url"
        autocomplete="off"
        placeholder="https://app.example/hooks"
        maxLength={1000}
        autofocus
      />
      <Field
        label={word("webhooks.description")}
        hint={word("webhooks.descriptionHint")}
        value={of.description}
        onValue={(description) => onChange({ ...of, description })}
        wrong={submit.wrong("description")}
        autocomplete="off"
        maxLength={255}
      />
      <Switch label={word("webhooks.all")} hint={word("webhooks.allHint")} value={of.all} onValue={(all) => onChange({ ...of, all })} />
      {!of.all && (
        <CheckList
          label={word("webhooks.events")}
          values={of.types}
          options={TYPES.map((value) => ({ value, text: word(`webhooks.type.${value}`), hint: value }))}
          onValues={(types) => onChange({ ...of, types })}
          wrong={noTypes ? word("webhooks.noTypes") : submit.wrong("types")}
        />
      )}
      <ChoicesField
        label={word("webhooks.directories")}
        hint={word("webhooks.directoriesHint")}
        values={of.directories}
        onValues={(directories) => onChange({ ...of, directories })}
        find={find}
        placeholder={word("webhooks.allDirectories")}
        wrong={submit.wrong("directories")}
      />
    </>
  );
}

const MOST = 20;

function useDirectories(): Find {
  const admin = useAdmin();
  return async (search, signal) => {
    const { items } = await admin.call("GET /directories", { search, max: MOST }, signal ? { signal } : {});
    return items.map(({ alias, name }) => ({ value: alias, text: name, below: alias }));
  };
}
