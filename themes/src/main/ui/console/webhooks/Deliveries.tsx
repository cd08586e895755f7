import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import { useSubmit } from "../../api/submit";
import type { Webhook, WebhookDelivery, WebhookDeliveryState } from "../../api/types";
import { Button } from "../../parts/Button";
import { Chip, type ChipLook } from "../../parts/Chip";
import { FilterSelect } from "../../parts/FilterSelect";
import { Listing, type Column } from "../../parts/Listing";
import { Refusals } from "../../parts/Note";
import { Pager } from "../../parts/Pager";
import { Time } from "../../parts/Time";
import { say } from "../../parts/Toast";
import { count, known, number, word } from "../../words/words";

const SIZE = 20;
const STATES: readonly WebhookDeliveryState[] = ["dead", "waiting", "delivered"];
const LOOKS: Record<WebhookDeliveryState, ChipLook> = { dead: "bad", waiting: "warn", delivered: "good" };

/** What the endpoint did not take at once, and its test messages; what it took at once is kept nowhere. */
export function Deliveries({ of, onChanged }: { of: Webhook; onChanged: () => void }) {
  const admin = useAdmin();
  const [state, setState] = useState<WebhookDeliveryState>("dead");
  const [first, setFirst] = useState(0);
  const submit = useSubmit();
  const { dead, waiting, lastSuccess, lastFailure } = of.state;
  const list = useLoad(
    (signal) => admin.call("GET /webhooks/{webhook}/deliveries", { webhook: of.id, state, first, max: SIZE }, { signal }),
    // Whenever something has happened there.
    [admin, of.id, state, first, dead, waiting, lastSuccess, lastFailure],
  );

  const replay = (delivery?: WebhookDelivery) =>
    submit.run(async () => {
      const { deadLetters } = delivery
        ? await admin.call("POST /webhooks/{webhook}/deliveries/{delivery}/replay", { webhook: of.id, delivery: delivery.id })
        : await admin.call("POST /webhooks/{webhook}/replay", { webhook: of.id }, { body: { deadLetters: true } });
      say(count("webhooks.replayed", deadLetters));
      setFirst(0);
      list.again();
      onChanged();
    });

  return (
    <div class="deliveries">
      <div class="card-head">
        <h2>{word("webhooks.deliveries")}</h2>
        <div class="actions">
          <FilterSelect
            label={word("webhooks.show")}
            value={state}
            options={STATES.map((value) => ({ value, text: word(`webhooks.deliveries.${value}`) }))}
            onValue={(value) => {
              setState(value as WebhookDeliveryState);
              setFirst(0);
            }}
          />
          {dead > 0 && (
            <Button icon="again" busy={submit.busy} onClick={() => replay()}>
              {word("webhooks.replayAll")}
            </Button>
          )}
        </div>
      </div>
      <Refusals of={submit.rest()} />
      <Listing
        list={list}
        caption={word(`webhooks.deliveries.${state}`)}
        failed={word("webhooks.deliveriesFailed")}
        columns={columnsOf(state === "dead" ? (delivery) => void replay(delivery) : undefined)}
        keyOf={({ id }) => id}
        empty={<p class="nothing">{word(`webhooks.deliveries.${state}.none`)}</p>}
      />
      {list.state === "ready" && <Pager first={first} size={SIZE} total={list.value.total} onFirst={setFirst} />}
    </div>
  );
}

function columnsOf(onReplay?: (delivery: WebhookDelivery) => void): Column<WebhookDelivery>[] {
  const act: Column<WebhookDelivery>[] = onReplay
    ? [
        {
          title: word("webhooks.act"),
          look: "act",
          unseen: true,
          cell: (delivery) => (
            <Button small icon="again" onClick={() => onReplay(delivery)}>
              {word("webhooks.replay")}
            </Button>
          ),
        },
      ]
    : [];
  return [
    {
      title: word("webhooks.event"),
      look: "main",
      cell: ({ type, position }) => (
        <div class="event-of">
          <b>{known(`webhooks.type.${type}`) ? word(`webhooks.type.${type}`) : type}</b>
          {position !== undefined && <small>{word("webhooks.at", position)}</small>}
        </div>
      ),
    },
    {
      title: word("webhooks.answer"),
      look: "wide",
      cell: ({ state, lastStatus, lastProblem }) => (
        <>
          <Chip look={LOOKS[state]}>{lastStatus ?? word("webhooks.noAnswer")}</Chip>
          {lastProblem && <p class="reason">{lastProblem}</p>}
        </>
      ),
    },
    { title: word("webhooks.attempts"), look: "number", cell: ({ attempts }) => number(attempts) },
    { title: word("webhooks.lastAttempt"), look: "quiet", cell: ({ lastAttempt, due }) => <When last={lastAttempt} due={due} /> },
    ...act,
  ];
}

function When({ last, due }: { last: string | undefined; due: string | undefined }) {
  return (
    <>
      {last ? <Time at={last} /> : word("webhooks.never")}
      {due && (
        <small>
          {" "}
          {word("webhooks.next")} <Time at={due} />
        </small>
      )}
    </>
  );
}
