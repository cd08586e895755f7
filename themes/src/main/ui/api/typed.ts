import { useEffect, useRef, useState } from "preact/hooks";

interface Typed {
  text: string;
  type: (text: string) => void;
  /** Tells what was typed, unless it is the value already. */
  tell: () => void;
}

/**
 * A text that is typed here and kept elsewhere, as in the address. It follows the value if that becomes another one than was told; else
 * what was typed meanwhile would be lost.
 */
export function useTyped(value: string, onValue: (value: string) => void): Typed {
  const [text, type] = useState(value);
  const told = useRef(value);
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    type(value);
  }, [value]);
  const tell = () => {
    if (text.trim() === value) return;
    told.current = text.trim();
    onValue(told.current);
  };
  return { text, type, tell };
}
