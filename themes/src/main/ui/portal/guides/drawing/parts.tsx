import { shown, type Part } from "../guide";
import { buttonWidth, columns, CONTROL, GUTTER, ROW, ROWS, TICK, type Placed } from "./layout";
import { cut, LINE, wrapped } from "./text";

interface Props<P> {
  part: P;
  y: number;
  width: number;
}

/** Draws one part, with its number in the words beside it. */
export function Drawn({ part, x, y, width, number }: Placed & { width: number; number: number }) {
  const middle = y + ("table" in part ? ROW / 2 : "ticks" in part ? LINE / 2 + 4 : "on" in part || "off" in part ? 11 : CONTROL / 2);
  const { beside } = columns(width);
  const below = ("field" in part || "select" in part || "ticks" in part) && !beside;
  return (
    <g>
      <circle class="badge-mark" cx={x + GUTTER / 2 + 1} cy={below ? y + 10 : middle} r="9" />
      <text class="badge-number" x={x + GUTTER / 2 + 1} y={(below ? y + 10 : middle) + 4}>
        {number}
      </text>
      {"button" in part ? <ButtonPart label={part.button} x={x + GUTTER} y={y} width={width} /> : shapeOf(part, y, width)}
    </g>
  );
}

function shapeOf(part: Exclude<Part, { button: string }>, y: number, width: number) {
  if ("table" in part) return <TablePart part={part} y={y} width={width} />;
  if ("on" in part) return <Toggle label={part.on} on y={y} width={width} />;
  if ("off" in part) return <Toggle label={part.off} y={y} width={width} />;
  if ("pick" in part) return <Pick label={part.pick} y={y} width={width} />;
  if ("ticks" in part) return <Ticks part={part} y={y} width={width} />;
  return <Control part={part} y={y} width={width} />;
}

function Label({ text, x = GUTTER, y, width }: { text: string; x?: number; y: number; width: number }) {
  return (
    <text class="label" x={x} y={y}>
      {wrapped(shown(text), width).map((line, n) => (
        <tspan key={n} x={x} dy={n === 0 ? 0 : LINE}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

const SHORT: Record<string, string> = { $url: "https://…/scim/v2", $token: "••••••••••••" };

/** A text field, or a list to choose from. */
function Control({ part, y, width }: Props<Extract<Part, { value: string }>>) {
  const { labelWidth, control, controlWidth, beside } = columns(width);
  const label = "field" in part ? part.field : part.select;
  const top = beside ? y : y + wrapped(shown(label), labelWidth).length * LINE + 4;
  return (
    <>
      <Label text={label} y={beside ? y + 19 : y + 14} width={labelWidth} />
      <rect class="fill-in" x={control} y={top} width={controlWidth} height={CONTROL} rx="6" />
      <text class="value" x={control + 10} y={top + 19}>
        {cut(SHORT[part.value] ?? shown(part.value), controlWidth - ("select" in part ? 40 : 20))}
      </text>
      {"select" in part && <path class="chevron" d={`m${control + controlWidth - 21} ${top + 13} 4.5 4.5 4.5-4.5`} />}
    </>
  );
}

function Ticks({ part, y, width }: Props<Extract<Part, { ticks: string }>>) {
  const { labelWidth, control, controlWidth, beside } = columns(width);
  const alone = part.ticks === "";
  const left = alone ? GUTTER : control;
  const top = beside || alone ? y : y + wrapped(part.ticks, labelWidth).length * LINE + 6;
  return (
    <>
      {!alone && <Label text={part.ticks} y={y + 15} width={labelWidth} />}
      {[...part.yes, ...part.no].map((name, n) => {
        const yes = n < part.yes.length;
        return (
          <g key={name}>
            <rect class={yes ? "box on" : "box"} x={left + 0.5} y={top + n * TICK + 3} width="15" height="15" rx="4" />
            {yes && <path class="check" d={`m${left + 4} ${top + n * TICK + 10.5} 3 3 5.5-6`} />}
            <text class={yes ? "value" : "label"} x={left + 24} y={top + n * TICK + 15}>
              {cut(shown(name), controlWidth - 24)}
            </text>
          </g>
        );
      })}
    </>
  );
}

function Toggle({ label, on = false, y, width }: { label: string; on?: boolean; y: number; width: number }) {
  return (
    <>
      <rect class={on ? "toggle on" : "toggle"} x={GUTTER} y={y + 2} width="32" height="18" rx="9" />
      <circle class={on ? "knob on" : "knob"} cx={GUTTER + (on ? 23 : 9)} cy={y + 11} r="6" />
      <Label text={label} x={GUTTER + 42} y={y + 15} width={width - GUTTER - 68} />
    </>
  );
}

function ButtonPart({ label, x, y, width }: { label: string; x: number; y: number; width: number }) {
  const wide = buttonWidth(label, width);
  return (
    <>
      <rect class="press" x={x} y={y} width={wide} height={CONTROL} rx="6" />
      <text class="press-label" x={x + wide / 2} y={y + 19}>
        {cut(shown(label), wide)}
      </text>
    </>
  );
}

/** One entry of a list. */
function Pick({ label, y, width }: { label: string; y: number; width: number }) {
  return (
    <>
      <rect class="fill-in" x={GUTTER} y={y} width={width - GUTTER - 20} height={CONTROL} rx="6" />
      <text class="value" x={GUTTER + 10} y={y + 19}>
        {cut(shown(label), width - GUTTER - 60)}
      </text>
      <path class="chevron" d={`m${width - 38} ${y + 10.5} 4.5 4.5-4.5 4.5`} />
    </>
  );
}

function TablePart({ part, y, width }: Props<Extract<Part, { table: string }>>) {
  const wide = width - GUTTER - 20;
  const column = wide / part.columns.length;
  const rows = part.rows.slice(0, ROWS);
  return (
    <>
      <rect class="paper" x={GUTTER} y={y} width={wide} height={ROW * (rows.length + 1)} rx="6" />
      {[part.columns, ...rows].map((row, r) => (
        <g key={r}>
          {r > 0 && <path class="hairline" d={`M${GUTTER} ${y + r * ROW}h${wide}`} />}
          {row.map((cell, c) => (
            <text key={c} class={r === 0 ? "label" : "value"} x={GUTTER + 10 + c * column} y={y + r * ROW + 17}>
              {cut(cell, column - 18)}
            </text>
          ))}
        </g>
      ))}
    </>
  );
}
