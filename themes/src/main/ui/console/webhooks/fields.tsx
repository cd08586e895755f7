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
  everywhere: boolean;
  directories: string[];
}

export const NOTHING: Entered = { url: "", description: "", all: true, types: [], everywhere: true, directories: [] };

export const FIELDS = ["url", "description", "types", "directories"] as const;

/** What is wrong before the server is asked: nothing chosen means everything to it, so "some" without any is not sent. */
export interface Missing {
  types: boolean;
  directories: boolean;
}

export const COMPLETE: Missing = { types: false, directories: false };

export function missing({ all, types, everywhere, directories }: Entered): Missing {
  return { types: !all && types.length === 0, directories: !everywhere && directories.length === 0 };
}

export function bodyOf({ url, description, all, types, everywhere, directories }: Entered): Required<Omit<WebhookRequest, "enabled">> {
  return { url: url.trim(), description: description.trim(), types: all ? [] : types, directories: everywhere ? [] : directories };
}

interface Props {
  of: Entered;
  onChange: (entered: Entered) => void;
  submit: Submit;
  lacks: Missing;
}

export function WebhookFields({ of, onChange, submit, lacks }: Props) {
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
          wrong={lacks.types ? word("webhooks.noTypes") : submit.wrong("types")}
        />
      )}
      <Switch
        label={word("webhooks.allDirectories")}
        hint={word("webhooks.allDirectoriesHint")}
        value={of.everywhere}
        onValue={(everywhere) => onChange({ ...of, everywhere })}
      />
      {!of.everywhere && (
        <ChoicesField
          label={word("webhooks.directories")}
          hint={word("webhooks.directoriesHint")}
          values={of.directories}
          onValues={(directories) => onChange({ ...of, directories })}
          find={find}
          wrong={lacks.directories ? word("webhooks.noDirectories") : submit.wrong("directories")}
        />
      )}
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
