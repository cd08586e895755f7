import { useAdmin } from "../../api/admin";
import { Refused } from "../../api/http";
import { useLoad } from "../../api/load";
import type { Health } from "../../api/types";
import { Failure } from "../../parts/Blank";
import { Chip } from "../../parts/Chip";
import { Bones, Table } from "../../parts/Listing";
import { Time } from "../../parts/Time";
import { known, word } from "../../words/words";

/** Whether the background work of this node does what it should. */
export function RealmHealth() {
  const admin = useAdmin();
  const health = useLoad(
    (signal) =>
      admin.call("GET /health", {}, { signal }).catch((why: unknown) => {
        // While work fails the answer is 503, with the same body.
        if (why instanceof Refused && why.status === 503) return why.body as Health;
        throw why;
      }),
    [admin],
  );
  return (
    <section class="card list" aria-labelledby="health">
      <div class="card-head inset">
        <h2 id="health">{word("realm.health")}</h2>
        {health.state === "ready" && (
          <Chip look={health.value.status === "up" ? "good" : "bad"}>{word(`realm.health.${health.value.status}`)}</Chip>
        )}
      </div>
      {health.state === "loading" && <Bones rows={3} />}
      {health.state === "failed" && <Failure title={word("realm.healthFailed")} why={health.why} again={health.again} />}
      {health.state === "ready" && (
        <Table
          caption={word("realm.health")}
          items={health.value.tasks}
          keyOf={({ name }) => name}
          columns={[
            { title: word("realm.task"), look: "main", cell: ({ name }) => (known(`task.${name}`) ? word(`task.${name}`) : name) },
            {
              title: word("realm.state"),
              cell: ({ failing, lastDone }) => (
                <Chip look={failing ? "bad" : lastDone ? "good" : ""}>{word(failing ? "realm.failing" : lastDone ? "realm.works" : "realm.notYet")}</Chip>
              ),
            },
            { title: word("realm.lastDone"), look: "quiet", cell: ({ lastDone }) => (lastDone ? <Time at={lastDone} /> : "–") },
          ]}
        />
      )}
    </section>
  );
}
