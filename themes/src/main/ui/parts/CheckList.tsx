import { useId } from "preact/hooks";
import type { Label } from "./Field";
import { Icon } from "./Icon";

interface Props<T extends string> extends Label {
  values: readonly T[];
  options: readonly { value: T; text: string; hint?: string }[];
  onValues: (values: T[]) => void;
}

/** Any of a few, each with a sentence; the whole line can be pressed. */
export function CheckList<T extends string>({ label, hint, wrong, values, options, onValues }: Props<T>) {
  const id = useId();
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(" ");
  return (
    <fieldset class="field radios" aria-describedby={described || undefined}>
      <legend>{label}</legend>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class="radio-lines">
        {options.map(({ value, text, hint: more }) => (
          <label key={value} class="radio-line">
            <input
              type="checkbox"
              checked={values.includes(value)}
              onChange={(event) => onValues(event.currentTarget.checked ? [...values, value] : values.filter((other) => other !== value))}
            />
            <span>
              <b>{text}</b>
              {more && <small>{more}</small>}
            </span>
          </label>
        ))}
      </div>
      {wrong && (
        <p class="wrong" id={`${id}-wrong`} role="alert">
          <Icon of="alert" />
          {wrong}
        </p>
      )}
    </fieldset>
  );
}
