import type { Activity, ActivityOutcome } from "../../api/types";
import { Chip, type ChipLook } from "../../parts/Chip";
import { known, word } from "../../words/words";

const LOOKS: Record<ActivityOutcome, ChipLook> = { done: "good", unchanged: "", withheld: "info", held: "warn", refused: "warn", denied: "warn", failed: "bad" };

/** What was asked for, in words. */
export function operationOf({ operation = "" }: Activity): string {
  return known(`activity.op.${operation}`) ? word(`activity.op.${operation}`) : operation;
}

/** Who asked for it. */
export function actorOf({ actorKind = "system", actor = "" }: Activity): string {
  return word(`activity.actor.${actorKind}`, actor);
}

export function Outcome({ of: { outcome } }: { of: Activity }) {
  return outcome ? <Chip look={LOOKS[outcome]}>{word(`activity.outcome.${outcome}`)}</Chip> : null;
}
