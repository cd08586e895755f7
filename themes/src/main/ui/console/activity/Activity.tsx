import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import { go, href, useQuery, type Route } from "../../api/route";
import { Blank } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Listing } from "../../parts/Listing";
import { PageHead } from "../../parts/PageHead";
import { SearchBox } from "../../parts/SearchBox";
import { count, word } from "../../words/words";
import { ActivityFilters } from "./ActivityFilters";
import { logColumns } from "./columns";
import { EntryDrawer } from "./EntryDrawer";
import { Export } from "./Export";
import { FILTERS, queryOf, type LogQuery } from "./query";
import { useTail } from "./useTail";

const SIZE = 50;

interface Props {
  route: Route;
  /** Of one directory; without, of the realm and of all directories that it had. */
  alias?: string;
  /** The one that is open beside the list. */
  entry?: string | undefined;
}

/** What happened, by whom, and what came of it; new entries come in by themselves. */
export function Activity({ route, alias, entry }: Props) {
  const admin = useAdmin();
  const [get] = useQuery(route);
  const [live, setLive] = useState(true);
  const here = alias ? ["directories", alias, "activity"] : ["activity"];
  const asked = Object.fromEntries(FILTERS.map((name) => [name, get(name)]));
  const filtered = FILTERS.some(get);
  const after = get("after");
  const to = (path: readonly string[], query: Record<string, string>) => href(route.realm, path, query);
  // A filter shows the newest again; a search that is being typed makes no history.
  const change = (more: Record<string, string>) => go(to(here, { ...asked, ...more }), { replace: true });
  const call = (query: LogQuery & { max: number; after?: string }, signal?: AbortSignal) =>
    alias
      ? admin.call("GET /directories/{directory}/activity", { directory: alias, ...query }, signal ? { signal } : {})
      : admin.call("GET /activity", query, signal ? { signal } : {});
  const list = useLoad((signal) => call({ ...queryOf(get), max: SIZE, after }, signal), [admin, alias, after, JSON.stringify(asked)]);
  const page = list.state === "ready" ? list.value.items : undefined;
  const tails = !after && get("range") !== "between";
  const newer = useTail({
    live: live && tails,
    page,
    ask: async (from) => (await call({ ...queryOf(get), ...(from ? { from } : {}), max: 200 })).items,
  });
  const total = list.state === "ready" && list.value.total !== undefined ? list.value.total + newer.length : undefined;
  const none = total === 0 && !filtered;
  return (
    <>
      {!alias && <PageHead title={word("activity")} lead={word("activity.lead")} />}
      {!none && (
        <div class="list-head">
          <div class="toolbar">
            <SearchBox label={word("activity.search")} value={get("search")} onValue={(search) => change({ search })} />
            <p class="count">{total !== undefined && count("activity.count", total)}</p>
            {tails && <Live on={live} onChange={setLive} />}
            <Export query={queryOf(get)} alias={alias} />
          </div>
          <ActivityFilters get={get} onChange={change} />
        </div>
      )}
      <div class="log plain-cells">
        <Listing
          list={list.state === "ready" ? { ...list, value: { total: total ?? list.value.items.length, items: [...newer, ...list.value.items] } } : list}
          caption={word("activity")}
          failed={word("activity.failed")}
          columns={logColumns(!alias, (id) => to([...here, id], { ...asked, after }))}
          keyOf={({ id }) => id ?? ""}
          empty={<Blank title={word("activity.none")} text={word("activity.noneText")} />}
          noMatch={filtered ? { title: word("activity.noMatch"), text: word("activity.noMatchText"), onAll: () => go(to(here, {})) } : undefined}
        />
      </div>
      {list.state === "ready" && (after || list.value.next) && (
        <nav class="pager" aria-label={word("pager")}>
          {after && (
            <a class="button small" href={to(here, asked)}>
              {word("activity.newest")}
            </a>
          )}
          {list.value.next && (
            <a class="button small" href={to(here, { ...asked, after: list.value.next })}>
              {word("activity.older")}
            </a>
          )}
        </nav>
      )}
      {entry && <EntryDrawer key={entry} alias={alias} id={entry} onClose={() => go(to(here, { ...asked, after }), { replace: true })} />}
    </>
  );
}

/** Whether new entries come in by themselves. */
function Live({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  return (
    <div class="live">
      <span class={`chip ${on ? "info waiting" : ""}`}>{word(on ? "activity.live" : "activity.paused")}</span>
      <Button small icon={on ? "pause" : "play"} label={word(on ? "activity.pause" : "activity.goOn")} onClick={() => onChange(!on)} />
    </div>
  );
}
