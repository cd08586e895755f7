import type { LinkScope } from "../api/types";
import type { SetUpDirectory } from "./SetUpApi";

export const STEPS = ["choose", "connect", "send", "wait", "tokens", "options", "attributes", "groups", "contacts", "done"] as const;
export type Step = (typeof STEPS)[number];

/** The steps that somebody may take, in order. */
export function openSteps(scopes: readonly LinkScope[], { firstRequest }: SetUpDirectory): Step[] {
  const may = (scope: LinkScope) => scopes.includes(scope);
  // Whoever may only exchange a token is led to the exchange, once there is something that uses one.
  const exchange = may("rotate-token") && !may("connect") && firstRequest !== undefined;
  const connect = may("connect") || (may("rotate-token") && !exchange);
  const open: Record<Step, boolean> = {
    choose: may("connect"),
    connect,
    send: connect,
    wait: connect || may("read-log"),
    tokens: exchange,
    options: may("options"),
    attributes: may("map-attributes"),
    groups: may("map-groups"),
    contacts: may("contacts"),
    done: true,
  };
  return STEPS.filter((step) => open[step]);
}

/** Whoever comes back goes on where the directory stands. */
export function whereItStands(open: readonly Step[], directory: SetUpDirectory): Step {
  const [first = "done"] = open;
  if (directory.users > 0) return open.find((step) => !BEFORE_PEOPLE.includes(step)) ?? "done";
  if (directory.firstRequest) return open.includes("send") ? "send" : first;
  if (first !== "choose" || directory.kind === "generic") return first;
  return "connect";
}

const BEFORE_PEOPLE: readonly Step[] = ["choose", "connect", "send"];

/** Whether a step is done, by what the directory says; what is only a choice is done by having been passed. */
export function isDone(step: Step, passed: boolean, directory: SetUpDirectory): boolean {
  if (step === "choose") return passed || directory.firstRequest !== undefined;
  if (step === "connect") return directory.firstRequest !== undefined;
  if (step === "send" || step === "wait") return directory.users > 0;
  return passed;
}
