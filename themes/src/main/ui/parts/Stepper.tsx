import { word } from "../words/words";
import { Icon } from "./Icon";

interface Props {
  steps: readonly string[];
  at: number;
  /** The address of a step; without it the steps cannot be chosen. */
  href?: (step: string) => string;
  /** Which steps are done, wherever somebody is; without it those before. */
  done?: (step: string) => boolean;
}

/** The way, and where on it somebody is. */
export function Stepper({ steps, at, href, done }: Props) {
  const isDone = (step: string, n: number) => n !== at && (done ? done(step) : n < at);
  return (
    <nav aria-label={word("stepper")}>
      <ol class="stepper">
        {steps.map((step, n) => (
          <li key={step} class={isDone(step, n) ? "done" : ""} aria-current={n === at ? "step" : undefined}>
            <span class="number" aria-hidden="true">
              {isDone(step, n) ? <Icon of="check" /> : n + 1}
            </span>
            <span class="label">
              {href && n !== at ? <a href={href(step)}>{word(`step.${step}`)}</a> : word(`step.${step}`)}
              {isDone(step, n) && <span class="unseen"> ({word("stepper.done")})</span>}
              {n === at && <small>{word("stepper.at", n + 1, steps.length)}</small>}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
