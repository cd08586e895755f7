import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Rung } from "./Trace";
import type { Step } from "./Why";

interface Line {
  verdict: Step["verdict"];
  from: [x: number, y: number];
  to: [x: number, y: number];
}

/** How long the line is of what reaches no rung. */
const STUB = 26;

/** From the middle of each step to the rung of its role, in pixels of the box, measured anew whenever that moves. */
export function useLines(steps: readonly Step[], rungs: readonly Rung[]): [RefObject<HTMLDivElement>, readonly Line[]] {
  const box = useRef<HTMLDivElement>(null);
  const [lines, setLines] = useState<readonly Line[]>([]);
  useLayoutEffect(() => {
    const whole = box.current;
    if (!whole) return undefined;
    const measure = () => setLines(linesIn(whole, steps));
    const watch = new ResizeObserver(measure);
    watch.observe(whole);
    whole.querySelectorAll("li").forEach((row) => watch.observe(row));
    measure();
    return () => watch.disconnect();
  }, [steps, rungs]);
  return [box, lines];
}

function linesIn(box: HTMLElement, steps: readonly Step[]): Line[] {
  const at = box.getBoundingClientRect();
  const back = getComputedStyle(box).direction === "rtl";
  const rungs = new Map([...box.querySelectorAll<HTMLElement>("[data-rung]")].map((rung) => [rung.dataset["rung"], rung.getBoundingClientRect()]));
  return [...box.querySelectorAll("[data-step]")].flatMap((row, n) => {
    const step = steps[n];
    if (!step) return [];
    const here = row.getBoundingClientRect();
    const from: Line["from"] = [(back ? here.left : here.right) - at.left, here.top + here.height / 2 - at.top];
    const rung = step.verdict === "skipped" ? undefined : rungs.get(step.role ?? "");
    const to: Line["to"] = rung
      ? [(back ? rung.right : rung.left) - at.left, rung.top + rung.height / 2 - at.top]
      : [from[0] + (back ? -STUB : STUB), from[1]];
    return [{ verdict: step.verdict, from, to }];
  });
}

/** The winner's line is drawn last, above the others. */
export function TraceLines({ of: lines }: { of: readonly Line[] }) {
  return (
    <svg class="trace-lines" aria-hidden="true">
      {[...lines].reverse().map(({ verdict, from: [x, y], to: [endX, endY] }, n) => {
        const middle = (x + endX) / 2;
        return (
          <g key={n} class={verdict}>
            <path d={`M${x} ${y}C${middle} ${y} ${middle} ${endY} ${endX} ${endY}`} />
            {verdict === "skipped" ? <path d={`M${endX - 4} ${endY - 4}l8 8m0-8l-8 8`} class="cross" /> : <circle cx={endX} cy={endY} r={verdict === "won" ? 5 : 4} />}
          </g>
        );
      })}
    </svg>
  );
}
