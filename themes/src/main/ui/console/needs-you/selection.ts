import { useEffect, useState } from "preact/hooks";

export interface Selection<T> {
  chosen: readonly T[];
  has: (item: T) => boolean;
  turn: (item: T) => void;
  all: () => void;
  none: () => void;
}

/** What is ticked of the items in sight; what is not in sight any more is not ticked either. */
export function useSelection<T extends { id: string }>(items: readonly T[]): Selection<T> {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => setIds((before) => new Set(items.flatMap(({ id }) => (before.has(id) ? id : [])))), [items]);
  return {
    chosen: items.filter(({ id }) => ids.has(id)),
    has: ({ id }) => ids.has(id),
    turn: ({ id }) => setIds(ids.has(id) ? new Set([...ids].filter((other) => other !== id)) : new Set([...ids, id])),
    all: () => setIds(new Set(items.map(({ id }) => id))),
    none: () => setIds(new Set()),
  };
}
