import { useEffect, useState } from "preact/hooks";
import { Icon } from "./Icon";

const PAUSE = 250;

interface Props {
  label: string;
  value: string;
  /** Told when whoever types pauses. */
  onValue: (value: string) => void;
}

export function SearchBox({ label, value, onValue }: Props) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const settled = setTimeout(() => onValue(typed.trim()), PAUSE);
    return () => clearTimeout(settled);
  }, [typed]);
  return (
    <div class="search" role="search">
      <Icon of="search" />
      <input
        class="input"
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
    </div>
  );
}
