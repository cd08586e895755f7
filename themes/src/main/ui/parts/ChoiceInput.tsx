import { useId, useState } from "preact/hooks";
import { orTyped, type Find } from "./choices";
import { Combobox } from "./Combobox";

interface Props {
  label: string;
  value: string;
  onValue: (value: string) => void;
  find: Find;
  placeholder?: string;
  invalid?: true | undefined;
}

/** A choice in a table, where the head of the column is the label; anything may be typed. */
export function ChoiceInput({ label, value, onValue, find, placeholder, invalid }: Props) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  return (
    <Combobox
      wiring={{ "id": id, "aria-label": label, "aria-invalid": invalid, "aria-describedby": undefined }}
      find={orTyped(find)}
      typed={typed}
      onTyped={setTyped}
      idle={value}
      chosen={value ? [value] : []}
      onPick={(choice) => onValue(choice.value)}
      placeholder={placeholder}
    />
  );
}
