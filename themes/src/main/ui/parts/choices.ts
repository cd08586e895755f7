import { useEffect, useState } from "preact/hooks";
import { useAdmin } from "../api/admin";
import type { AdminOperations } from "../api/types";
import { word } from "../words/words";

/** What can be chosen. */
export interface Choice {
  /** What is sent to the server. */
  value: string;
  /** What people call it. */
  text: string;
  below?: string | undefined;
}

/** Searches choices at the server. */
export type Find = (search: string, signal?: AbortSignal) => Promise<Choice[]>;

type Kind = AdminOperations["GET /choices/{kind}"]["params"]["kind"];

const MOST = 20;

/** What the realm has of a kind: identity providers, clients, organizations, groups. */
export function useChoices(kind: Kind): Find {
  const admin = useAdmin();
  return async (search, signal) => {
    const found = await admin.call("GET /choices/{kind}", { kind, search, max: MOST }, signal ? { signal } : {});
    return found.items.map(({ value, name }) => ({ value, text: readable(name) ?? value, below: value }));
  };
}

/** Keycloak's own clients have the key of a message as their name. */
function readable(name: string | undefined): string | undefined {
  return name?.startsWith("${") ? undefined : name;
}

/** How the values of a setting are called, as far as the server knows them; the value itself until then. */
export function useNames(values: readonly string[], find: Find): (value: string) => string {
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const unknown = values.filter((value) => value !== "" && !(value in names));
  useEffect(() => {
    const leaving = new AbortController();
    for (const value of unknown) {
      find(value, leaving.signal).then(
        (found) => {
          const text = found.find((choice) => choice.value === value)?.text ?? value;
          setNames((before) => ({ ...before, [value]: text }));
        },
        // Whoever may not see the choices still sees the values.
        () => {},
      );
    }
    return () => leaving.abort();
  }, [unknown.join("\n")]);
  return (value) => names[value] ?? value;
}

/** What was typed comes last, unless it is there. */
export function orTyped(find: Find): Find {
  return async (search, signal) => {
    const found = await find(search, signal);
    const own = search && found.every(({ value, text }) => value !== search && text !== search);
    return own ? [...found, { value: search, text: word("choice.use", search) }] : found;
  };
}
