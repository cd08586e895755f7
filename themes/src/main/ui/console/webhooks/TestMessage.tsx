import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useEvery } from "../../api/load";
import { useSubmit } from "../../api/submit";
import type { Webhook, WebhookDelivery } from "../../api/types";
import { Button } from "../../parts/Button";
import { Note, Refusals } from "../../parts/Note";
import { word } from "../../words/words";

const A_SECOND = 1000;

/** Sends a message that means nothing, and says how it was answered. */
export function TestMessage({ of, onSent }: { of: Webhook; onSent: () => void }) {
  const admin = useAdmin();
  const submit = useSubmit();
  const [sent, setSent] = useState<WebhookDelivery>();
  const waits = sent?.state === "waiting";

  async function send() {
    await submit.run(async () => {
      setSent(undefined);
      setSent(await admin.call("POST /webhooks/{webhook}/test", { webhook: of.id }));
    });
  }

  async function look() {
    if (!sent || !waits) return;
    try {
      const now = await admin.call("GET /webhooks/{webhook}/deliveries/{delivery}", { webhook: of.id, delivery: sent.id });
      if (now.state === "waiting") return;
      setSent(now);
      onSent();
    } catch {
      // It is asked again in a second.
    }
  }
  useEvery(A_SECOND, () => void look(), [sent, of.id]);

  return (
    <section class="card padded" aria-labelledby="webhook-test">
      <div class="card-head">
        <h2 id="webhook-test">{word("webhooks.test")}</h2>
        <div class="actions">
          <Button small icon="signal" busy={submit.busy || waits} onClick={send}>
            {word("webhooks.sendTest")}
          </Button>
        </div>
      </div>
      <p class="hint">{word("webhooks.testText")}</p>
      <Refusals of={submit.rest()} />
      <div role="status">{sent && <Outcome of={sent} />}</div>
    </section>
  );
}

function Outcome({ of }: { of: WebhookDelivery }) {
  if (of.state === "waiting") return <Note>{word("webhooks.testWaits")}</Note>;
  if (of.state === "delivered") return <Note look="good">{word("webhooks.testTaken", of.lastStatus ?? "")}</Note>;
  return <Note look="bad">{word("webhooks.testFailed", of.lastProblem ?? "")}</Note>;
}
