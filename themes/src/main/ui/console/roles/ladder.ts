import type { Ladder, LadderChange } from "../../api/types";

export interface Rung {
  name: string;
  level: number;
  description?: string | undefined;
}

/** A ladder as somebody is changing it, highest role first. */
export interface LadderDraft {
  rungs: Rung[];
  /** "" for none. */
  defaultRole: string;
}

export function draftOf({ roles, defaultRole = "" }: Ladder): LadderDraft {
  return {
    defaultRole,
    rungs: roles.flatMap(({ name, level, description }) => (level === undefined ? [] : [{ name, level, description }])),
  };
}

/** Levels belong to the places, so that a role that is moved takes the level of the place that it comes to. */
export function moved(rungs: readonly Rung[], from: number, to: number): Rung[] {
  const order = [...rungs];
  order.splice(to, 0, ...order.splice(from, 1));
  const levels = rungs.map(({ level }) => level);
  for (let at = levels.length - 2; at >= 0; at--) {
    // Of two equal levels the name would decide, not the place.
    levels[at] = Math.max(levels[at] ?? 0, (levels[at + 1] ?? 0) + 1);
  }
  return order.map((rung, at) => ({ ...rung, level: levels[at] ?? rung.level }));
}

/** In the order in which the server ranks them: equal levels by name. */
export function relevelled(rungs: readonly Rung[], name: string, level: number): Rung[] {
  return rungs
    .map((rung) => (rung.name === name ? { ...rung, level } : rung))
    .sort((a, b) => b.level - a.level || (a.name < b.name ? -1 : 1));
}

/** A new role comes in at the bottom, where it raises nobody. */
export function added(rungs: readonly Rung[], name: string): Rung[] {
  const lowest = rungs.at(-1)?.level;
  const level = lowest === undefined ? 10 : lowest > 10 ? lowest - 10 : lowest - 1;
  return [...rungs, { name, level }];
}

/** What the server is sent; nothing if the draft says what is. */
export function changeOf(ladder: Ladder, draft: LadderDraft): LadderChange | undefined {
  const before = draftOf(ladder);
  const levels = (rungs: readonly Rung[]) => rungs.map(({ name, level }) => ({ name, level }));
  const same = JSON.stringify(levels(before.rungs)) === JSON.stringify(levels(draft.rungs));
  if (same && before.defaultRole === draft.defaultRole) return undefined;
  return {
    ...(same ? {} : { roles: levels(draft.rungs) }),
    ...(before.defaultRole === draft.defaultRole ? {} : { defaultRole: draft.defaultRole || null }),
  };
}
