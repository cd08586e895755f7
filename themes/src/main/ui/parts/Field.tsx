import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "./Icon";

/** What stands at a field. */
export interface Label {
  label: string;
  hint?: ComponentChildren;
  /** What the server says is wrong with it. */
  wrong?: string | undefined;
}

export interface Wiring {
  "id": string;
  /** Where no label stands beside it. */
  "aria-label"?: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

/** Label above, hint and error below; the control is told how it is described. */
export function Labelled({ label, hint, wrong, children }: Label & { children: (wiring: Wiring) => ComponentChildren }) {
  const id = useId();
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ "id": id, "aria-invalid": wrong ? true : undefined, "aria-describedby": described || undefined })}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p class="wrong" id={`${id}-wrong`} role="alert">
          <Icon of="alert" />
          {wrong}
        </p>
      )}
    </div>
  );
}

type Input = Pick<JSX.InputHTMLAttributes, "autocomplete" | "maxLength" | "required" | "autofocus" | "type" | "inputMode" | "placeholder" | "min" | "max">;

interface FieldProps extends Input, Label {
  value: string;
  onValue: (value: string) => void;
}

/** A line of text. */
export function Field({ label, value, onValue, hint, wrong, ...input }: FieldProps) {
  return (
    <Labelled label={label} hint={hint} wrong={wrong}>
      {(wiring) => (
        <input {...input} {...wiring} class="input" value={value} onInput={(event) => onValue(event.currentTarget.value)} />
      )}
    </Labelled>
  );
}

interface TextAreaProps extends Label {
  value: string;
  onValue: (value: string) => void;
  rows?: number;
}

/** Several lines, such as one entry a line. */
export function TextArea({ label, value, onValue, hint, wrong, rows = 4 }: TextAreaProps) {
  return (
    <Labelled label={label} hint={hint} wrong={wrong}>
      {(wiring) => (
        <textarea {...wiring} class="input" rows={rows} value={value} onInput={(event) => onValue(event.currentTarget.value)} />
      )}
    </Labelled>
  );
}

interface SelectProps extends Label {
  value: string;
  options: readonly { value: string; text: string; disabled?: boolean }[];
  onValue: (value: string) => void;
}

export function Select({ label, value, options, onValue, hint, wrong }: SelectProps) {
  return (
    <Labelled label={label} hint={hint} wrong={wrong}>
      {(wiring) => (
        <select {...wiring} class="input" value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          {options.map(({ value: option, text, disabled }) => (
            <option key={option} value={option} disabled={disabled} selected={option === value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

interface SwitchProps extends Label {
  value: boolean;
  onValue: (value: boolean) => void;
  disabled?: boolean;
}

/** On or off; the label is beside it, the hint below. */
export function Switch({ label, value, onValue, hint, wrong, disabled = false }: SwitchProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(" ");
  return (
    <div class="field switch">
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={value}
        disabled={disabled}
        aria-describedby={described || undefined}
        onChange={(event) => onValue(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p class="wrong" id={`${id}-wrong`} role="alert">
          <Icon of="alert" />
          {wrong}
        </p>
      )}
    </div>
  );
}
