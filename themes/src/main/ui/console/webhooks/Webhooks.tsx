import { useAdmin, type Admin } from "../../api/admin";
import { useDraft } from "../../api/draft";
import { useEvery, useLoad } from "../../api/load";
import type { Webhook } from "../../api/types";
import { Blank } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Listing, type Column } from "../../parts/Listing";
import { PageHead } from "../../parts/PageHead";
import { Thing } from "../../parts/Thing";
import { Time } from "../../parts/Time";
import { count, word } from "../../words/words";
import { Messages } from "./Messages";
import { NewWebhook } from "./NewWebhook";
import { StateCell } from "./state";

const MOST = 20;
const HALF_A_MINUTE = 30_000;

/** The addresses to which the realm's events are sent. */
export function Webhooks() {
  const admin = useAdmin();
  const [adding, setAdding] = useDraft("webhooks/adding", false);
  const list = useLoad((signal) => admin.call("GET /webhooks", { max: MOST }, { signal }), [admin]);
  useEvery(HALF_A_MINUTE, list.again, [admin]);
  const there = list.state === "ready" ? list.value.total : 0;
  const add = (
    <Button look="primary" icon="plus" onClick={() => setAdding(true)}>
      {word("webhooks.add")}
    </Button>
  );
  return (
    <>
      <PageHead title={word("webhooks")} lead={word("webhooks.lead")}>
        {there > 0 && there < MOST && add}
      </PageHead>
      {there > 0 && (
        <div class="toolbar">
          <p class="count" role="status">
            {count("webhooks.endpoints", there)}
            {there >= MOST && ` ${word("webhooks.full")}`}
          </p>
        </div>
      )}
      <Listing
        list={list}
        caption={word("webhooks")}
        failed={word("webhooks.failed")}
        columns={columnsOf(admin)}
        keyOf={({ id }) => id}
        empty={
          <Blank title={word("webhooks.none")} text={word("webhooks.noneText")} picture={<Messages />}>
            <div class="actions">{add}</div>
          </Blank>
        }
      />
      {adding && <NewWebhook onClose={() => setAdding(false)} onChanged={list.again} />}
    </>
  );
}

function columnsOf(admin: Admin): Column<Webhook>[] {
  return [
    {
      title: word("webhooks.endpoint"),
      look: "main",
      cell: ({ id, url, description }) => (
        <Thing name={description || hostOf(url)} href={admin.href(["webhooks", id])} below={<code class="breaking">{url}</code>} />
      ),
    },
    { title: word("webhooks.state"), look: "wide", cell: (webhook) => <StateCell of={webhook} /> },
    { title: word("webhooks.events"), cell: ({ types }) => (types.length > 0 ? count("webhooks.types", types.length) : word("webhooks.allEvents")) },
    {
      title: word("webhooks.lastSuccess"),
      look: "quiet",
      cell: ({ state }) => (state.lastSuccess ? <Time at={state.lastSuccess} /> : word("webhooks.never")),
    },
  ];
}

export function hostOf(url: string): string {
  return new URL(url).host;
}
