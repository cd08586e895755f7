import { useState } from "preact/hooks";
import { Refused } from "./http";

export interface Submit {
  busy: boolean;
  refused: Refused | undefined;
  /** What is wrong with a field, in the server's words. */
  wrong: (field: string) => string | undefined;
  /** What is wrong and about none of these fields. */
  rest: (...fields: string[]) => string[];
  /** Does it once; a second call while it runs does nothing. True if it was done. */
  run: (act: () => Promise<unknown>) => Promise<boolean>;
  clear: () => void;
}

/** Sends a form, and keeps what was refused so that it stands at its fields. */
export function useSubmit(): Submit {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const errors = refused?.errors ?? [];
  return {
    busy,
    refused,
    wrong: (field) => errors.find((error) => error.field === field)?.message,
    rest: (...fields) => {
      if (!refused) return [];
      const others = errors.filter((error) => !fields.includes(error.field)).map((error) => error.message);
      return errors.length === 0 ? [refused.message] : others;
    },
    run: async (act) => {
      if (busy) return false;
      setBusy(true);
      setRefused(undefined);
      try {
        await act();
        return true;
      } catch (why) {
        setRefused(why instanceof Refused ? why : new Refused(0, String(why)));
        return false;
      } finally {
        setBusy(false);
      }
    },
    clear: () => setRefused(undefined),
  };
}
