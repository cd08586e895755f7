import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useEvery, useLoad } from "../../api/load";
import { useSubmit } from "../../api/submit";
import type { Webhook as Endpoint } from "../../api/types";
import { Failure } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Bones } from "../../parts/Listing";
import { Note, Refusals } from "../../parts/Note";
import { PageHead } from "../../parts/PageHead";
import { Time } from "../../parts/Time";
import { say } from "../../parts/Toast";
import { word } from "../../words/words";
import { DeleteWebhook } from "./DeleteWebhook";
import { Deliveries } from "./Deliveries";
import { EditWebhook } from "./EditWebhook";
import { RotateSecret } from "./RotateSecret";
import { StateChip, stateOf } from "./state";
import { TestMessage } from "./TestMessage";
import { WebhookFacts } from "./WebhookFacts";
import { hostOf } from "./Webhooks";

const TEN_SECONDS = 10_000;

/** One endpoint: how it is, what it did not take, and what can be done about it. */
export function Webhook({ id }: { id: string }) {
  const admin = useAdmin();
  const endpoint = useLoad((signal) => admin.call("GET /webhooks/{webhook}", { webhook: id }, { signal }), [admin, id]);
  useEvery(TEN_SECONDS, endpoint.again, [admin, id]);
  if (endpoint.state === "loading") return <Bones />;
  if (endpoint.state === "failed") return <Failure alone title={word("webhooks.failedOne")} why={endpoint.why} again={endpoint.again} />;
  return <Screen of={endpoint.value} reload={endpoint.again} />;
}

type Act = "edit" | "rotate" | "delete";

function Screen({ of, reload }: { of: Endpoint; reload: () => void }) {
  const admin = useAdmin();
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  return (
    <>
      <PageHead
        title={of.description || hostOf(of.url)}
        back={{ href: admin.href(["webhooks"]), text: word("webhooks") }}
        chip={<StateChip of={of} />}
        lead={<code class="breaking">{of.url}</code>}
      >
        <Button icon="edit" onClick={() => setAct("edit")}>
          {word("webhooks.edit")}
        </Button>
      </PageHead>
      <Trouble of={of} reload={reload} />
      <WebhookFacts of={of} onRotate={() => setAct("rotate")} />
      <TestMessage of={of} onSent={reload} />
      <Deliveries of={of} onChanged={reload} />
      <OnOff of={of} reload={reload} onDelete={() => setAct("delete")} />
      {act === "edit" && <EditWebhook of={of} onClose={close} onChanged={reload} />}
      {act === "rotate" && <RotateSecret of={of} onClose={close} onChanged={reload} />}
      {act === "delete" && <DeleteWebhook of={of} onClose={close} />}
    </>
  );
}

/** What is wrong, and the way out of it. */
function Trouble({ of, reload }: { of: Endpoint; reload: () => void }) {
  const { failingSince, restsUntil, lastProblem } = of.state;
  switch (stateOf(of)) {
    case "failing":
      return (
        <Note look="warn">
          {word("webhooks.failing")} {failingSince && <Time at={failingSince} />}
          {lastProblem && `: ${lastProblem}`}. {restsUntil ? word("webhooks.rests") : word("webhooks.retried")}{" "}
          {restsUntil && <Time at={restsUntil} />}
        </Note>
      );
    case "disabled":
      return (
        <Note look="bad">
          {word("webhooks.disabled")} {of.disabledReason} <Enable of={of} reload={reload} />
        </Note>
      );
    case "off":
      return (
        <Note>
          {word("webhooks.off")} <Enable of={of} reload={reload} />
        </Note>
      );
    default:
      return null;
  }
}

function Enable({ of, reload }: { of: Endpoint; reload: () => void }) {
  const [submit, turn] = useSwitch(of, reload);
  return (
    <>
      <Refusals of={submit.rest()} />
      <div class="actions">
        <Button small icon="play" busy={submit.busy} onClick={() => turn(true)}>
          {word("webhooks.enable")}
        </Button>
      </div>
    </>
  );
}

function useSwitch(of: Endpoint, reload: () => void) {
  const admin = useAdmin();
  const submit = useSubmit();
  const turn = (enabled: boolean) =>
    submit.run(async () => {
      await admin.call("PATCH /webhooks/{webhook}", { webhook: of.id }, { body: { enabled } });
      say(word(enabled ? "webhooks.enabled" : "webhooks.switchedOff"));
      reload();
    });
  return [submit, turn] as const;
}

/** At the end of the page, since it is seldom wanted. */
function OnOff({ of, reload, onDelete }: { of: Endpoint; reload: () => void; onDelete: () => void }) {
  const [submit, turn] = useSwitch(of, reload);
  return (
    <section class="card padded" aria-labelledby="webhook-end">
      <h2 id="webhook-end">{word("webhooks.stop")}</h2>
      <p class="hint">{word("webhooks.stopText")}</p>
      <Refusals of={submit.rest()} />
      <div class="actions">
        {of.enabled && (
          <Button icon="pause" busy={submit.busy} onClick={() => turn(false)}>
            {word("webhooks.switchOff")}
          </Button>
        )}
        <Button icon="trash" onClick={onDelete}>
          {word("webhooks.delete")}
        </Button>
      </div>
    </section>
  );
}
