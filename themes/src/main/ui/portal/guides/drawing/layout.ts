import { shown, type Part } from "../guide";
import { LINE, wrapped } from "./text";

/** The room left of everything, for the number of the part. */
export const GUTTER = 30;
export const CONTROL = 30;
const GAP = 12;
export const TICK = 24;
export const ROW = 26;

export interface Placed {
  part: Part;
  y: number;
  height: number;
}

/** Where the control of a labelled part begins: beside its label, or below it where there is little room. */
export function columns(width: number): { labelWidth: number; control: number; controlWidth: number; beside: boolean } {
  const inner = width - GUTTER - 20;
  const beside = inner > 380;
  const labelWidth = beside ? Math.min(210, inner * 0.42) : inner;
  const control = beside ? GUTTER + labelWidth + 12 : GUTTER;
  return { labelWidth, control, controlWidth: width - control - 20, beside };
}

/** Puts the parts of a screen below each other. */
export function placed(parts: readonly Part[], width: number, from: number): Placed[] {
  let y = from;
  return parts.map((part) => {
    const height = heightOf(part, width);
    const at = { part, y, height };
    y += height + GAP;
    return at;
  });
}

function heightOf(part: Part, width: number): number {
  if ("table" in part) return ROW * (part.rows.length + 1);
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


