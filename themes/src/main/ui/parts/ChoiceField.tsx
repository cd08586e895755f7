import { useState } from "preact/hooks";
import { word } from "../words/words";
import { Button } from "./Button";
import { orTyped, useNames, type Choice, type Find } from "./choices";
import { Combobox } from "./Combobox";
import { Labelled, type Label } from "./Field";
import { TokenBox } from "./TokenBox";

interface ChoiceProps extends Label {
  /** "" for none. */
  value: string;
  onValue: (value: string) => void;
  /** Searches what can be chosen, such as {@code useChoices("clients")}. */
  find: Find;
  /** What stands there when nothing is chosen. */
  placeholder?: string;
  /** Whether what is typed may be chosen too, such as the name of what comes later. */
  free?: boolean;
  /** Whether there has to be one. */
  needed?: boolean;
}

/** One of what the server offers, found by typing a part of its name. */
export function ChoiceField({ value, onValue, find, placeholder, free = false, needed = false, ...label }: ChoiceProps) {
  const [typed, setTyped] = useState<string>();
  const nameOf = useNames([value], find);
  return (
    <Labelled {...label}>
      {(wiring) => (
        <div class="choice-field">
          <Combobox
            wiring={wiring}
            find={free ? orTyped(find) : find}
            typed={typed}
            onTyped={setTyped}
            idle={nameOf(value)}
            chosen={value ? [value] : []}
            onPick={(choice) => onValue(choice.value)}
            placeholder={placeholder}
          />
          {value && !needed && <Button look="plain" small icon="close" label={word("choice.clear", label.label)} onClick={() => onValue("")} />}
        </div>
      )}
    </Labelled>
  );
}

interface ChoicesProps extends Label {
  values: readonly string[];
  onValues: (values: string[]) => void;
  find: Find;
  placeholder?: string;
  free?: boolean;
}

/** Any number of what the server offers, each a token that can be removed. */
export function ChoicesField({ values, onValues, find, placeholder, free = false, ...label }: ChoicesProps) {
  const [typed, setTyped] = useState<string>();
  const nameOf = useNames(values, find);
  const remove = (value: string) => onValues(values.filter((other) => other !== value));
  const turn = ({ value }: Choice) => (values.includes(value) ? remove(value) : onValues([...values, value]));
  return (
    <Labelled {...label}>
      {(wiring) => (
        <TokenBox label={label.label} items={values.map((value) => ({ value, text: nameOf(value) }))} onRemove={remove}>
          <Combobox
            bare
            wiring={wiring}
            find={free ? orTyped(find) : find}
            typed={typed}
            onTyped={setTyped}
            idle=""
            chosen={values}
            onPick={turn}
            onBackspace={() => onValues(values.slice(0, -1))}
            placeholder={values.length === 0 ? placeholder : word("choice.more")}
          />
        </TokenBox>
      )}
    </Labelled>
  );
}
