import type { Person } from "../../api/types";

/** One thing that a directory says of somebody, and what Keycloak has for it. */
export interface Beside {
  /** A key of the words for what is known, else the name as it was sent. */
  label: string;
  path: string;
  sent: string | undefined;
  /** Undefined where the account keeps nothing of the kind. */
  has: string | undefined;
  /** Whether both should be the same. */
  paired: boolean;
}

/** What is paired with the account first, then everything else that was sent. */
export function besides({ sent, account, active }: Pick<Person, "sent" | "account" | "active">, mapping: readonly string[]): Beside[] {
  const flat = flatten(sent);
  const pairs: [path: string, has: string | null | undefined][] = [
    ["userName", account.userName],
    ["name.givenName", account.firstName],
    ["name.familyName", account.lastName],
    ["emails", account.email],
    ["active", String(active)],
    ...mapping.map((line): [string, string] => {
      const [path = "", attribute = path] = line.split("->").map((part) => part.trim());
      return [path, (account.attributes[attribute] ?? []).join(", ")];
    }),
  ];
  const paired = pairs.map(([path, has]) => ({ label: path, path, sent: path === "emails" ? primary(sent["emails"]) : flat.get(path), has: has ?? undefined, paired: true }));
  const named = new Set(pairs.map(([path]) => path));
  const others = [...flat].filter(([path]) => !named.has(path)).map(([path, value]) => ({ label: path, path, sent: value, has: undefined, paired: false }));
  return [...paired.filter((row) => row.sent || row.has), ...others];
}

/** User names and e-mails are the same in whatever letters. */
export function differs({ paired, sent, has, path }: Beside): boolean {
  if (!paired) return false;
  const fold = (value = "") => (path === "userName" || path === "emails" ? value.toLowerCase() : value);
  return fold(sent) !== fold(has);
}

/** The one that is primary, else the first. */
function primary(emails: unknown): string | undefined {
  const list = Array.isArray(emails) ? (emails as { value?: string; primary?: boolean }[]) : [];
  return (list.find((one) => one.primary) ?? list[0])?.value;
}

function flatten(value: unknown, path = "", into = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) {
    into.set(path, value.map(oneOf).filter(Boolean).join(", "));
  } else if (typeof value === "object" && value !== null) {
    const separator = path.startsWith("urn:") ? ":" : ".";
    for (const [name, inner] of Object.entries(value)) {
      if (name !== "schemas") flatten(inner, path ? `${path}${separator}${name}` : name, into);
    }
  } else if (value !== undefined && value !== null && value !== "") {
    into.set(path, String(value));
  }
  return into;
}

/** One of several values, with what kind it is. */
function oneOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  const { value: main, display, formatted, type } = value as Record<string, unknown>;
  const text = String(main ?? display ?? formatted ?? JSON.stringify(value));
  return type ? `${text} (${String(type)})` : text;
}
