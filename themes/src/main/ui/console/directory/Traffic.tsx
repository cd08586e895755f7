import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import type { TrafficBucket } from "../../api/types";
import { Bars } from "../../parts/Bars";
import { Failure } from "../../parts/Blank";
import { Bones } from "../../parts/Listing";
import { page } from "../../api/page";
import { word } from "../../words/words";

const SPANS = {
  day: { bucket: "PT1H", buckets: 24, hours: 1, format: new Intl.DateTimeFormat(page.locale, { weekday: "short", hour: "2-digit", minute: "2-digit" }) },
  week: { bucket: "PT6H", buckets: 28, hours: 6, format: new Intl.DateTimeFormat(page.locale, { weekday: "short", hour: "2-digit", minute: "2-digit" }) },
} as const;

const HOUR = 3_600_000;

/** Requests and refusals of the last day or week. */
export function Traffic({ alias }: { alias: string }) {
  const admin = useAdmin();
  const [span, setSpan] = useState<keyof typeof SPANS>("day");
  const { bucket, buckets, hours, format } = SPANS[span];
  const traffic = useLoad((signal) => {
    const from = new Date(Math.floor(Date.now() / HOUR) * HOUR - (buckets * hours - 1) * HOUR).toISOString();
    return admin.call("GET /directories/{directory}/overview/traffic", { directory: alias, bucket, buckets, from }, { signal });
  }, [admin, alias, span]);
  return (
    <section class="card padded" aria-labelledby="traffic">
      <div class="card-head">
        <h2 id="traffic">{word("traffic")}</h2>
        <div class="segments" role="group" aria-label={word("traffic.span")}>
          {(["day", "week"] as const).map((name) => (
            <button key={name} type="button" aria-pressed={span === name} onClick={() => setSpan(name)}>
              {word(`traffic.${name}`)}
            </button>
          ))}
        </div>
      </div>
      {traffic.state === "loading" && <Bones rows={2} />}
      {traffic.state === "failed" && <Failure title={word("traffic.failed")} why={traffic.why} again={traffic.again} />}
      {traffic.state === "ready" && (
        <Bars
          caption={word("traffic.total", sum(traffic.value.items, "requests"), sum(traffic.value.items, "refused") + sum(traffic.value.items, "failed"))}
          columns={[word("traffic.from"), word("traffic.requests"), word("traffic.refused")]}
          bars={traffic.value.items.map(({ from, requests, refused, failed }) => ({
            label: format.format(new Date(from)),
            value: requests,
            bad: refused + failed,
          }))}
        />
      )}
    </section>
  );
}

function sum(buckets: readonly TrafficBucket[], what: "requests" | "refused" | "failed"): number {
  return buckets.reduce((total, bucket) => total + bucket[what], 0);
}
