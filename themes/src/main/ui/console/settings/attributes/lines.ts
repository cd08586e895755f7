/** A line of the attribute mapping: title -> jobTitle. */
export interface Line {
  from: string;
  to: string;
}

/** A line of the directory's own schema: badges[], contractor: boolean, costCode -> cost_code. */
export interface OwnLine {
  name: string;
  several: boolean;
  type: string;
  to: string;
}

const OWN = /^\s*([^\s[:>]*?)\s*(\[])?\s*(?::\s*(\w*))?\s*(?:->\s*(.*))?$/;

export function readLine(text: string): Line {
  const [from = "", ...to] = text.split("->");
  return { from: from.trim(), to: to.join("->").trim() };
}

export function lineOf({ from, to }: Line): string {
  return `${from} -> ${to}`;
}

export function readOwn(text: string): OwnLine {
  const [whole, name = "", several = "", type = "string", to = ""] = OWN.exec(text) ?? [];
  return whole === undefined ? { name: text, several: false, type: "string", to: "" } : { name, several: several !== "", type, to: to.trim() };
}

export function ownOf({ name, several, type, to }: OwnLine): string {
  return `${name}${several ? "[]" : ""}${type === "string" ? "" : `: ${type}`}${to ? ` -> ${to}` : ""}`;
}

/** What a user attribute may be called that is filled from a path: the last part of it. */
export function nameFor(path: string): string {
  return path.split(/[:.]/).at(-1) ?? path;
}
