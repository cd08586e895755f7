import type { ActivityDetail } from "../../api/types";
import { word } from "../../words/words";

export interface Changed {
  path: string;
  before: unknown;
  after: unknown;
}

/** What was and what is: of settings each that differs, of a token, a mapping or a ladder its fields. */
export function Changes({ of: { detail = {} } }: { of: ActivityDetail }) {
  const settings = (detail.changes ?? []).map(({ path = "", before, after }): Changed => ({ path, before, after }));
  const rows = settings.length > 0 ? settings : fieldsOf(detail.before, detail.now);
  return rows.length > 0 ? (
    <section class="entry-part">
      <h3>{word("activity.changes")}</h3>
      <ChangeTable of={rows} />
    </section>
  ) : null;
}

export function ChangeTable({ of: rows }: { of: readonly Changed[] }) {
  return (
    <table class="beside changes">
      <thead>
        <tr>
          <th scope="col">
            <span class="unseen">{word("activity.field")}</span>
          </th>
          <th scope="col">{word("activity.before")}</th>
          <th scope="col">{word("activity.after")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ path, before, after }, n) => (
          <tr key={n}>
            <th scope="row">
              <code>{path}</code>
            </th>
            <td data-label={word("activity.before")}>{shown(before)}</td>
            <td data-label={word("activity.after")}>{shown(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Only what differs of what both say, or everything where there is nothing to compare with. */
function fieldsOf(before: Record<string, unknown> = {}, now: Record<string, unknown> = {}): Changed[] {
  const both = Object.keys(before).length > 0 && Object.keys(now).length > 0;
  return [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .map((path) => ({ path, before: before[path], after: now[path] }))
    .filter(({ path }) => !both || (path in before && path in now && textOf(before[path]) !== textOf(now[path])));
}

function shown(value: unknown) {
  const text = textOf(value);
  return text === "" ? <span class="nought">{word("activity.nothing")}</span> : <bdi>{text}</bdi>;
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  if (typeof value !== "object") return String(value);
  // Of a mapping or a ladder the name says enough.
  const { role, name } = value as { role?: unknown; name?: unknown };
  if (role ?? name) return String(role ?? name);
  return Object.entries(value)
    .map(([name, inner]) => `${name}: ${textOf(inner)}`)
    .join("; ");
}
