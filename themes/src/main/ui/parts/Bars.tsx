import { useState } from "preact/hooks";
import { number, word } from "../words/words";

export interface Bar {
  /** What the bar is about, such as an hour. */
  label: string;
  /** The whole height. */
  value: number;
  /** How much of it is bad. */
  bad: number;
}

const WIDTH = 720;
const HEIGHT = 140;
const GAP = 3;

/** Bars with a part that is bad; the same as a table for whoever cannot see them. */
export function Bars({ bars, caption, columns }: { bars: readonly Bar[]; caption: string; columns: [label: string, value: string, bad: string] }) {
  const [at, setAt] = useState<number>();
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const step = WIDTH / bars.length;
  const height = (value: number) => (value === 0 ? 0 : Math.max(2, (value / most) * HEIGHT));
  const shown = at === undefined ? undefined : bars[at];
  return (
    <figure class="bars">
      <figcaption>
        {shown ? `${shown.label}: ${number(shown.value)} ${columns[1]}, ${number(shown.bad)} ${columns[2]}` : caption}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" onPointerLeave={() => setAt(undefined)}>
        <path class="baseline" d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} />
        {bars.map(({ label, value, bad }, n) => (
          <g key={label} class={n === at ? "at" : ""} onPointerEnter={() => setAt(n)}>
            <rect class="reach" x={n * step} y={0} width={step} height={HEIGHT} />
            <rect class="value" x={n * step + GAP / 2} y={HEIGHT - height(value)} width={step - GAP} height={height(value)} rx={2} />
            <rect class="bad" x={n * step + GAP / 2} y={HEIGHT - height(bad)} width={step - GAP} height={height(bad)} rx={2} />
          </g>
        ))}
      </svg>
      <details>
        <summary>{word("bars.table")}</summary>
        <table class="plain-table">
          <caption class="unseen">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column, n) => (
                <th key={column} scope="col" class={n > 0 ? "number" : ""}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars.map(({ label, value, bad }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td class="number">{number(value)}</td>
                <td class="number">{number(bad)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
