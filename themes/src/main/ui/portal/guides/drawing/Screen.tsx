import { useEffect, useRef, useState } from "preact/hooks";
import { shown, type GuideStep } from "../guide";
import { placed } from "./layout";
import { Drawn } from "./parts";
import { cut, widthOf } from "./text";

const BAR = 32;
const TABS = 34;
const EDGE = 16;

/**
 * Our own drawing of a provider's screen, with what is to be filled in marked. It says nothing that the words beside it
 * do not say, so screen readers pass it by. It is drawn as wide as there is room, so that its letters keep their size.
 */
export function Screen({ step }: { step: GuideStep }) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    if (frame.current) watch.observe(frame.current);
    return () => watch.disconnect();
  }, []);
  const hasTabs = step.tabs.length > 0;
  const parts = placed(step.parts, width, BAR + (hasTabs ? TABS : 0) + EDGE);
  const last = parts.at(-1);
  const height = last ? last.y + last.height + EDGE : 0;
  return (
    <div class="drawing" ref={frame} aria-hidden="true">
      {width > 0 && (
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} direction="ltr">
          <rect class="window" x="0.5" y="0.5" width={width - 1} height={height - 1} rx="10" />
          <MenuPath path={step.path} width={width} />
          {hasTabs && <TabRow tabs={step.tabs} path={step.path} width={width} />}
          {parts.map((at, n) => (
            <Drawn key={n} {...at} width={width} number={n + 1} />
          ))}
        </svg>
      )}
    </div>
  );
}

/** The head of the window: where one is. The beginning is left out where there is no room. */
function MenuPath({ path, width }: { path: readonly string[]; width: number }) {
  const room = width - 76;
  let menus = path.map(shown);
  while (menus.length > 2 && widthOf(menus.join(" › ")) > room) menus = ["…", ...menus.slice(menus[0] === "…" ? 2 : 1)];
  const here = menus.at(-1) ?? "";
  return (
    <>
      <path class="hairline" d={`M0 ${BAR}h${width}`} />
      {[16, 28, 40].map((x) => (
        <circle key={x} class="dot" cx={x} cy={BAR / 2} r="3.5" />
      ))}
      <text class="label" x="58" y={BAR / 2 + 4}>
        {menus.slice(0, -1).map((menu) => `${menu} › `)}
        <tspan class="here">{cut(here, room - widthOf("… › "))}</tspan>
      </text>
    </>
  );
}

/** Tabs that have no room are left out, but never the open one. */
function TabRow({ tabs, path, width }: { tabs: readonly string[]; path: readonly string[]; width: number }) {
  const open = tabs.find((tab) => path.includes(tab));
  const wide = (names: readonly string[]) => names.reduce((sum, name) => sum + widthOf(name) + 22, EDGE);
  let fitting = [...tabs];
  while (fitting.length > 1 && wide(fitting) > width) {
    const drop = fitting.findLastIndex((name) => name !== open);
    fitting = fitting.filter((_, n) => n !== drop);
  }
  return (
    <>
      <path class="hairline" d={`M0 ${BAR + TABS}h${width}`} />
      {fitting.map((name, n) => {
        const x = wide(fitting.slice(0, n));
        return (
          <g key={name}>
            <text class={name === open ? "here" : "label"} x={x} y={BAR + 21}>
              {name}
            </text>
            {name === open && <path class="tab-line" d={`M${x} ${BAR + TABS - 1}h${widthOf(name)}`} />}
          </g>
        );
      })}
    </>
  );
}
