import { useEffect, useState } from "preact/hooks";

const PAUSE = 200;

/** A value that follows what is typed when whoever types pauses. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === "" ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
