import type { Change } from "./editing";
import { useSetting } from "./editing";
import type { Setting } from "./sections";
import type { DirectorySettings } from "../../api/types";
import { ChoiceField, ChoicesField } from "../../parts/ChoiceField";
import type { Find } from "../../parts/choices";
import { DurationField } from "../../parts/DurationField";
import { Field, Select, Switch } from "../../parts/Field";
import { ListField } from "../../parts/ListField";
import { RadioField } from "../../parts/RadioField";
import { known, word } from "../../words/words";

/** The settings whose values are of a kind. */
type Of<T> = { [K in Setting]-?: NonNullable<DirectorySettings[K]> extends T ? (T extends NonNullable<DirectorySettings[K]> ? K : never) : never }[Setting];
type Words = { [K in Setting]-?: NonNullable<DirectorySettings[K]> extends string ? K : never }[Setting];

/** Label and hint are messages named after the setting. */
function labelled(name: Setting) {
  const hint = `settings.${name}.hint`;
  return { label: word(`settings.${name}`), hint: known(hint) ? word(hint) : undefined };
}

export function SwitchSetting({ name }: { name: Of<boolean> }) {
  const { value, onValue, wrong } = useSetting(name);
  return <Switch {...labelled(name)} wrong={wrong} value={value ?? false} onValue={onValue} />;
}

export function TextSetting({ name, mono = false }: { name: Words; mono?: boolean }) {
  const { value, onValue, wrong } = useSetting(name);
  return (
    <Field
      {...labelled(name)}
      wrong={wrong}
      value={value ?? ""}
      onValue={(text) => onValue((text || null) as Change[typeof name])}
      autocomplete="off"
      maxLength={mono ? 4000 : 255}
    />
  );
}

/** Without a number it has its usual value. */
export function NumberSetting({ name, max }: { name: Of<number>; max?: number }) {
  const { value, onValue, wrong } = useSetting(name);
  return (
    <Field
      {...labelled(name)}
      wrong={wrong}
      type="number"
      inputMode="numeric"
      min={0}
      max={max}
      placeholder={word("settings.usual")}
      value={value === undefined ? "" : String(value)}
      onValue={(text) => onValue(text === "" ? null : Number(text))}
    />
  );
}

export function DurationSetting({ name }: { name: "guardWindow" }) {
  const { value, onValue, wrong } = useSetting(name);
  return <DurationField {...labelled(name)} wrong={wrong} value={value ?? ""} onValue={(text) => onValue(text || null)} units={["M", "H", "D"]} />;
}

export function ListSetting({ name, placeholder, email = false }: { name: Of<string[]>; placeholder?: string; email?: boolean }) {
  const { value, onValue, wrong } = useSetting(name);
  return (
    <ListField
      {...labelled(name)}
      wrong={wrong}
      values={value ?? []}
      onValues={onValue}
      inputMode={email ? "email" : "text"}
      {...(placeholder ? { placeholder } : {})}
    />
  );
}

export function ChoiceSetting({ name, find, free = false }: { name: Words; find: Find; free?: boolean }) {
  const { value, onValue, wrong } = useSetting(name);
  return (
    <ChoiceField
      {...labelled(name)}
      wrong={wrong}
      value={value ?? ""}
      onValue={(chosen) => onValue((chosen || null) as Change[typeof name])}
      find={find}
      free={free}
      placeholder={word(`settings.${name}.none`)}
    />
  );
}

export function ChoicesSetting({ name, find, free = false }: { name: Of<string[]>; find: Find; free?: boolean }) {
  const { value, onValue, wrong } = useSetting(name);
  return (
    <ChoicesField {...labelled(name)} wrong={wrong} values={value ?? []} onValues={onValue} find={find} free={free} placeholder={word(`settings.${name}.none`)} />
  );
}

/** One of a few words; each has a message of its own. */
export function SelectSetting({ name, options }: { name: Words; options: readonly { value: string; text: string }[] }) {
  const { value, onValue, wrong } = useSetting(name);
  return (
    <Select {...labelled(name)} wrong={wrong} value={value ?? ""} options={options} onValue={(chosen) => onValue((chosen || null) as Change[typeof name])} />
  );
}

/** The same where each needs a sentence. */
export function RadioSetting({ name, options }: { name: Words; options: readonly string[] }) {
  const { value, onValue, wrong } = useSetting(name);
  return (
    <RadioField
      {...labelled(name)}
      wrong={wrong}
      value={value ?? ""}
      options={options.map((option) => ({
        value: option,
        text: word(`settings.${name}.${option || "usual"}`),
        hint: word(`settings.${name}.${option || "usual"}.hint`),
      }))}
      onValue={(chosen) => onValue((chosen || null) as Change[typeof name])}
    />
  );
}
