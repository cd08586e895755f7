import { shown, type Part } from "../guide";
import { cut, LINE, widthOf, wrapped } from "./text";

/** The room left of everything, for the number of the part. */
export const GUTTER = 30;
export const CONTROL = 30;
const GAP = 12;
const EDGE = 20;
/** More rows of a table are left out: the words have them all. */
export const ROWS = 3;
export const TICK = 24;
export const ROW = 26;

export interface Placed {
  part: Part;
  /** Where its number is; the part itself begins behind the gutter. */
  x: number;
  y: number;
  height: number;
}

/** Where the control of a labelled part begins: beside its label, or below it where there is little room. */
export function columns(width: number): { labelWidth: number; control: number; controlWidth: number; beside: boolean } {
  const inner = width - GUTTER - EDGE;
  const beside = inner > 380;
  const labelWidth = beside ? Math.min(210, inner * 0.42) : inner;
  const control = beside ? GUTTER + labelWidth + 12 : GUTTER;
  return { labelWidth, control, controlWidth: width - control - EDGE, beside };
}

/** Puts the parts of a screen below each other, buttons side by side as far as there is room. */
export function placed(parts: readonly Part[], width: number, from: number): Placed[] {
  const all: Placed[] = [];
  for (const part of parts) {
    const before = all.at(-1);
    const beside = before && "button" in part && "button" in before.part ? before.x + GUTTER + buttonWidth(before.part.button, width) : width;
    const height = heightOf(part, width);
    if (before && "button" in part && beside + GUTTER + buttonWidth(part.button, width) <= width - EDGE) all.push({ part, x: beside, y: before.y, height });
    else all.push({ part, x: 0, y: before ? before.y + before.height + GAP : from, height });
  }
  return all;
}

export function buttonWidth(label: string, width: number): number {
  return widthOf(cut(shown(label), width - GUTTER - 50)) + 28;
}

function heightOf(part: Part, width: number): number {
  if ("table" in part) return ROW * (Math.min(part.rows.length, ROWS) + 1);
  if ("on" in part) return lines(part.on, width - GUTTER - 68);
  if ("off" in part) return lines(part.off, width - GUTTER - 68);
  if ("pick" in part || "button" in part) return CONTROL;
  const { labelWidth, beside } = columns(width);
  if ("ticks" in part) {
    const boxes = TICK * (part.yes.length + part.no.length);
    const label = part.ticks ? lines(part.ticks, labelWidth) : 0;
    return beside ? Math.max(label, boxes) : label + boxes;
  }
  const label = lines("field" in part ? part.field : part.select, labelWidth);
  return beside ? Math.max(label, CONTROL) : label + CONTROL;
}

function lines(text: string, width: number): number {
  return Math.max(1, wrapped(shown(text), width).length) * LINE + 6;
}


