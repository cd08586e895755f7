import type { ComponentChildren } from "preact";
import type { Webhook } from "../../api/types";
import { Button } from "../../parts/Button";
import { Time } from "../../parts/Time";
import { known, number, word } from "../../words/words";

/** What is sent there, and how that goes. */
export function WebhookFacts({ of, onRotate }: { of: Webhook; onRotate: () => void }) {
  const { state, types, directories } = of;
  return (
    <section class="card padded" aria-labelledby="webhook-facts">
      <div class="card-head">
        <h2 id="webhook-facts">{word("webhooks.facts")}</h2>
        <div class="actions">
          <Button small icon="key" onClick={onRotate}>
            {word("webhooks.rotate")}
          </Button>
        </div>
      </div>
      <dl class="facts">
        <Fact name={word("webhooks.lastSuccess")}>{state.lastSuccess ? <Time at={state.lastSuccess} /> : word("webhooks.never")}</Fact>
        <Fact name={word("webhooks.lastFailure")}>
          {state.lastFailure ? <Time at={state.lastFailure} /> : word("webhooks.never")}
          {state.lastFailure && state.lastProblem && <small>{state.lastProblem}</small>}
        </Fact>
        <Fact name={word("webhooks.position")}>{number(Number(state.position))}</Fact>
        <Fact name={word("webhooks.events")}>
          {types.length === 0 ? word("webhooks.allEvents") : types.map((type) => (known(`webhooks.type.${type}`) ? word(`webhooks.type.${type}`) : type)).join(", ")}
        </Fact>
        <Fact name={word("webhooks.directories")}>
          {directories.length === 0 ? word("webhooks.allDirectories") : <bdi>{directories.join(", ")}</bdi>}
        </Fact>
        {of.formerSecretUntil && (
          <Fact name={word("webhooks.formerSecret")}>
            {word("webhooks.formerUntil")} <Time at={of.formerSecretUntil} />
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
