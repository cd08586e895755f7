import { useEffect } from "preact/hooks";
import { useTyped } from "../api/typed";
import { Icon } from "./Icon";

const PAUSE = 250;

interface Props {
  label: string;
  value: string;
  /** Told when whoever types pauses. */
  onValue: (value: string) => void;
}

export function SearchBox({ label, value, onValue }: Props) {
  const { text, type, tell } = useTyped(value, onValue);
  useEffect(() => {
    const settled = setTimeout(tell, PAUSE);
    return () => clearTimeout(settled);
  }, [text]);
  return (
    <div class="search" role="search">
      <Icon of="search" />
      <input
        class="input"
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </div>
  );
}
