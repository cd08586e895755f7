import { word } from "../words/words";
import { Icon } from "./Icon";

/** The way, and where on it somebody is. */
export function Stepper({ steps, at }: { steps: readonly string[]; at: number }) {
  return (
    <nav aria-label={word("stepper")}>
      <ol class="stepper">
        {steps.map((step, n) => (
          <li key={step} class={n < at ? "done" : ""} aria-current={n === at ? "step" : undefined}>
            <span class="number" aria-hidden="true">
              {n < at ? <Icon of="check" /> : n + 1}
            </span>
            <span class="label">
              {word(`step.${step}`)}
              {n < at && <span class="unseen"> ({word("stepper.done")})</span>}
              {n === at && <small>{word("stepper.at", n + 1, steps.length)}</small>}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
