import type { Webhook } from "../../api/types";
import { Chip, type ChipLook } from "../../parts/Chip";
import { Time } from "../../parts/Time";
import { count, word } from "../../words/words";

type State = "delivering" | "new" | "failing" | "disabled" | "off";

/** "off" was switched off by somebody, "disabled" by the server, since nothing was taken for long. */
export function stateOf({ enabled, disabledReason, state }: Webhook): State {
  if (!enabled) return disabledReason ? "disabled" : "off";
  if (state.failures > 0) return "failing";
  return state.lastSuccess ? "delivering" : "new";
}

const LOOKS: Record<State, ChipLook> = { delivering: "good", new: "info", failing: "warn", disabled: "bad", off: "" };

export function StateChip({ of }: { of: Webhook }) {
  const state = stateOf(of);
  return <Chip look={LOOKS[state]}>{word(`webhooks.state.${state}`)}</Chip>;
}

/** The chip, and in words below it what is wrong. */
export function StateCell({ of }: { of: Webhook }) {
  const { failingSince, lastProblem, dead } = of.state;
  return (
    <>
      <StateChip of={of} />
      {stateOf(of) === "failing" && failingSince && (
        <p class="reason">
          {word("webhooks.since")} <Time at={failingSince} />
          {lastProblem && `: ${lastProblem}`}
        </p>
      )}
      {dead > 0 && <p class="reason">{count("webhooks.deadLetters", dead)}</p>}
    </>
  );
}
