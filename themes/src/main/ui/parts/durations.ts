export type Unit = "M" | "H" | "D";

const MINUTES: Record<Unit, number> = { M: 1, H: 60, D: 1440 };
const ISO = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** "PT90M" is 90 minutes and "P7D" 7 days: in the largest of the units in which it is a whole number. */
export function readDuration(iso: string, units: readonly Unit[]): { amount: number; unit: Unit } | undefined {
  const [whole, days = 0, hours = 0, minutes = 0] = ISO.exec(iso) ?? [];
  if (whole === undefined) return undefined;
  const all = Number(days) * MINUTES.D + Number(hours) * MINUTES.H + Number(minutes);
  const unit = [...units].sort((a, b) => MINUTES[b] - MINUTES[a]).find((one) => all > 0 && all % MINUTES[one] === 0);
  return unit && { amount: all / MINUTES[unit], unit };
}

export function writeDuration(amount: number, unit: Unit): string {
  return unit === "D" ? `P${amount}D` : `PT${amount}${unit}`;
}
