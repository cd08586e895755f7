import type { AdminOperations } from "../../api/types";

export type LogQuery = Omit<AdminOperations["GET /activity"]["params"], "first" | "max" | "after" | "sort">;

/** How far back, by what stands in the address; the API is asked for the moment. */
const RANGES: Record<string, number> = { PT1H: 3_600_000, P1D: 86_400_000, P7D: 604_800_000, P30D: 2_592_000_000 };
export const RANGE_NAMES = [...Object.keys(RANGES), "between"] as const;

export const OUTCOMES = ["done", "unchanged", "withheld", "held", "refused", "denied", "failed"] as const;

/** What is in the address, as the filters of the log. */
export function queryOf(get: (name: string) => string): LogQuery {
  const range = RANGES[get("range")];
  const between = get("range") === "between";
  return {
    operation: get("operation") || undefined,
    outcome: (get("outcome") || undefined) as LogQuery["outcome"],
    target: get("target") || undefined,
    actor: get("actor") || undefined,
    request: get("request") || undefined,
    search: get("search") || undefined,
    writesOnly: get("writes") === "yes" || undefined,
    from: range ? new Date(Date.now() - range).toISOString() : between ? get("from") || undefined : undefined,
    to: between ? get("to") || undefined : undefined,
  };
}

/** What of the address filters; "after" and the entry that is open do not. */
export const FILTERS = ["operation", "outcome", "target", "actor", "request", "search", "writes", "range", "from", "to"] as const;
