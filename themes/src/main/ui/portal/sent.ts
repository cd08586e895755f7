import type { Sent } from "./SetUpApi";

/** A value as it is in the log, where lists and objects are written as JSON. */
export function parsed(value: string): unknown {
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** Every value below a path, each with the path that a mapping would name. */
export function flat(path: string, value: unknown): Sent["values"][number][] {
  if (value === null || value === undefined || value === "") return [];
  if (typeof value !== "object") return [{ path, value: String(value) }];
  if (Array.isArray(value)) return value.length === 0 ? [] : [{ path, value: value.map(brief).join(", ") }];
  const join = path.startsWith("urn:") && !path.endsWith(":") ? ":" : path ? "." : "";
  return Object.entries(value).flatMap(([name, inner]) => flat(path + join + name, inner));
}

/** An entry of a list: what it is worth, such as the address of an e-mail. */
function brief(entry: unknown): string {
  if (typeof entry !== "object" || entry === null) return String(entry);
  const { value, display, formatted } = entry as Record<string, unknown>;
  return String(value ?? display ?? formatted ?? JSON.stringify(entry));
}
