import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import type { ActivityDetail } from "../../api/types";
import { Failure } from "../../parts/Blank";
import { Pager } from "../../parts/Pager";
import { count, word } from "../../words/words";
import { EffectRow } from "./EffectRow";

const SIZE = 20;

/** What came of it, one by one; a page at a time, however many there are. */
export function Effects({ of: entry }: { of: ActivityDetail }) {
  const admin = useAdmin();
  const [first, setFirst] = useState(0);
  const shown = entry.detail?.effects ?? [];
  const total = entry.detail?.effectsCount ?? shown.length;
  const page = useLoad(
    (signal) =>
      first + SIZE <= shown.length || total <= shown.length
        ? Promise.resolve({ total, items: shown.slice(first, first + SIZE), people: entry.people ?? {} })
        : admin.call("GET /activity/{entry}/effects", { entry: entry.id ?? "", first, max: SIZE }, { signal }),
    [admin, entry, first],
  );
  const ofApps = shown.some(({ app }) => app);
  const apps = useLoad(async (signal) => (ofApps ? (await admin.call("GET /apps", { max: 1000 }, { signal })).items : []), [admin, ofApps]);
  if (total === 0) return null;
  const names = new Map(apps.state === "ready" ? apps.value.map(({ id, name }) => [id, name]) : []);
  return (
    <section class="entry-part">
      <h3>
        {word("activity.effects")} <span class="count">{count("activity.effectCount", total)}</span>
      </h3>
      {page.state === "failed" && <Failure title={word("activity.effectsFailed")} why={page.why} again={page.again} />}
      {page.state === "ready" && (
        <ul class="effects">
          {page.value.items.map((effect, n) => (
            <EffectRow key={first + n} of={effect} directory={entry.directory} people={page.value.people ?? {}} apps={names} />
          ))}
        </ul>
      )}
      <Pager first={first} size={SIZE} total={total} onFirst={setFirst} />
    </section>
  );
}
