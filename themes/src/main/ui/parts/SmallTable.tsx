import type { ComponentChildren } from "preact";

interface Props {
  /** What it is, for screen readers. */
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly ComponentChildren[])[];
}

/** A short table that stays one on a phone too: two or three narrow columns, values that may be broken anywhere. */
export function SmallTable({ caption, columns, rows }: Props) {
  return (
    <table class="small-table">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, n) => (
          <tr key={n}>
            {row.map((cell, c) => (
              <td key={c}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
