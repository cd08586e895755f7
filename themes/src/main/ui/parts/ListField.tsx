import { useState } from "preact/hooks";
import { word } from "../words/words";
import { Labelled, type Label } from "./Field";
import { TokenBox } from "./TokenBox";

interface Props extends Label {
  values: readonly string[];
  onValues: (values: string[]) => void;
  placeholder?: string;
  inputMode?: "email" | "text";
}

/** Several short values that are typed or pasted: each ends with Enter, a comma or by leaving the field. */
export function ListField({ values, onValues, placeholder, inputMode = "text", ...label }: Props) {
  const [typed, setTyped] = useState("");

  function add(text: string) {
    const more = text.split(/[\s,;]+/).filter((value) => value && !values.includes(value));
    if (more.length > 0) onValues([...values, ...new Set(more)]);
    setTyped("");
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === "Enter" && typed.trim()) {
      event.preventDefault();
      add(typed);
    } else if (event.key === "Backspace" && typed === "") {
      onValues(values.slice(0, -1));
    }
  }

  return (
    <Labelled {...label}>
      {(wiring) => (
        <TokenBox
          label={label.label}
          items={values.map((value) => ({ value, text: value }))}
          onRemove={(value) => onValues(values.filter((other) => other !== value))}
        >
          <input
            {...wiring}
            class="bare"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            inputMode={inputMode}
            placeholder={values.length === 0 ? placeholder : word("choice.more")}
            value={typed}
            onInput={({ currentTarget: { value } }) => (/[\s,;]/.test(value.trimStart()) ? add(value) : setTyped(value))}
            onKeyDown={onKey}
            onBlur={() => add(typed)}
          />
        </TokenBox>
      )}
    </Labelled>
  );
}
