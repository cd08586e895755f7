import { useId } from "preact/hooks";
import { Icon } from "./Icon";
import type { Label } from "./Field";

interface Props extends Label {
  value: string;
  options: readonly { value: string; text: string; hint?: string }[];
  onValue: (value: string) => void;
}

/** One of a few, each with a sentence; the whole line can be pressed. */
export function RadioField({ label, hint, wrong, value, options, onValue }: Props) {
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
        {options.map((option) => (
          <label key={option.value} class="radio-line">
            <input type="radio" name={id} checked={option.value === value} onChange={() => onValue(option.value)} />
            <span>
              <b>{option.text}</b>
              {option.hint && <small>{option.hint}</small>}
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
