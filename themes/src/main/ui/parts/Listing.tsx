import type { ComponentChildren } from "preact";
import type { Loading } from "../api/load";
import { word } from "../words/words";
import { Blank, Failure } from "./Blank";
import { Button } from "./Button";

export interface Column<T> {
  title: string;
  cell: (item: T) => ComponentChildren;
  /** "main" is what the row is (it has the link), "number" stands at the right, "quiet" is secondary. */
  look?: "main" | "wide" | "number" | "quiet" | "act";
  /** The title is for screen readers only. */
  unseen?: boolean;
}

interface Page<T> {
  total: number;
  items: T[];
}

interface Props<T> {
  list: Loading<Page<T>>;
  /** What the table is, for screen readers. */
  caption: string;
  /** What could not be done, as the heading of a failure. */
  failed: string;
  columns: Column<T>[];
  keyOf: (item: T) => string;
  /** What stands there when there is nothing at all. */
  empty: ComponentChildren;
  /** Given when something was searched or filtered: what was, and how to show everything again. */
  noMatch?: { title: string; text?: string; onAll: () => void } | undefined;
}

/** A list in all its states: loading, failed, empty, without a match, and there. */
export function Listing<T>({ list, caption, failed, columns, keyOf, empty, noMatch }: Props<T>) {
  const none = list.state === "ready" && list.value.items.length === 0;
  return (
    <section class="card list" aria-busy={list.state === "loading" || (list.state === "ready" && list.reloading)}>
      {list.state === "loading" && <Bones />}
      {list.state === "failed" && <Failure title={failed} why={list.why} again={list.again} />}
      {none && !noMatch && empty}
      {none && noMatch && (
        <Blank title={noMatch.title} text={noMatch.text ?? ""}>
          <div class="actions">
            <Button onClick={noMatch.onAll}>{word("list.all")}</Button>
          </div>
        </Blank>
      )}
      {list.state === "ready" && !none && <Table items={list.value.items} caption={caption} columns={columns} keyOf={keyOf} />}
    </section>
  );
}

type TableProps<T> = Pick<Props<T>, "caption" | "columns" | "keyOf"> & { items: readonly T[] };

/** Under 720 px each row is a card, and cells without a name keep their label. */
export function Table<T>({ items, caption, columns, keyOf }: TableProps<T>) {
  return (
    <table class="table">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ title, look = "", unseen }) => (
            <th key={title} scope="col" class={look}>
              {unseen ? <span class="unseen">{title}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={keyOf(item)}>
            {columns.map(({ title, cell, look = "", unseen }) => (
              <td key={title} class={look} data-label={unseen || look === "main" ? undefined : title}>
                {cell(item)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const WIDTHS = [70, 50, 70, 50, 70];

/** The shape of what will come. */
export function Bones({ rows = 4 }: { rows?: number }) {
  return (
    <div class="bones" role="status" aria-label={word("loading")}>
      {WIDTHS.slice(0, rows).map((width, row) => (
        <div key={row} class="bone-row">
          <span class="bone square" />
          <span class={`bone w-${width}`} />
          <span class="bone w-30" />
        </div>
      ))}
    </div>
  );
}
