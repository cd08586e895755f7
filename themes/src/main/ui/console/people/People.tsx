import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import { href, useQuery, type Route } from "../../api/route";
import { Blank } from "../../parts/Blank";
import { Listing } from "../../parts/Listing";
import { Pager } from "../../parts/Pager";
import { SearchBox } from "../../parts/SearchBox";
import { count, word } from "../../words/words";
import { useDirectory } from "../directory/DirectoryFrame";
import { Flow } from "../directories/Flow";
import { DownloadPeople } from "./DownloadPeople";
import { columnsOf } from "./columns";
import { PeopleFilters, type Asked } from "./PeopleFilters";

const SIZE = 25;

/** Everybody in a directory, with the role that they have in an app and whether they can use it. */
export function People({ alias, route }: { alias: string; route: Route }) {
  const admin = useAdmin();
  const { directory } = useDirectory();
  const [get, set] = useQuery(route);
  const apps = useLoad((signal) => admin.call("GET /apps", { max: 100 }, { signal }), [admin]);
  const known = apps.state === "ready" ? apps.value.items : [];
  const first = Number(get("first"));
  // Without a choice, the app that the directory calls its primary one; without any app nobody has a role.
  const preferred = known.find(({ id, clientId }) => [id, clientId].includes(directory.primaryApp)) ?? known[0];
  const app = get("app") || (preferred?.id ?? "");
  const asked: Asked = {
    app,
    search: get("search"),
    role: get("role"),
    source: get("source"),
    reason: get("reason"),
    active: get("active"),
    sort: get("sort") || "userName",
    group: get("group"),
  };
  const ready = apps.state !== "loading";
  const list = useLoad(
    (signal) => (ready ? admin.call("GET /directories/{directory}/people", { directory: alias, first, max: SIZE, ...wanted(asked) }, { signal }) : never()),
    [admin, alias, first, ready, JSON.stringify(asked)],
  );
  const filtered = Boolean(asked.search || asked.role || asked.source || asked.reason || asked.active || asked.group);
  const none = list.state === "ready" && list.value.total === 0 && !filtered;
  return (
    <>
      {!none && (
        <div class="list-head">
          <div class="toolbar">
            <SearchBox label={word("people.search")} value={asked.search} onValue={(search) => set({ search })} />
            <p class="count" role="status">
              {list.state === "ready" && count("people.count", list.value.total)}
            </p>
            {app && <DownloadPeople alias={alias} query={wanted(asked)} />}
          </div>
          <PeopleFilters apps={known} asked={asked} onChange={set} />
        </div>
      )}
      <div class="plain-cells">
        <Listing
          list={list}
          caption={word("people")}
          failed={word("people.failed")}
          columns={columnsOf(Boolean(app), (id) => admin.href(["directories", alias, "people", id], { app: get("app") }))}
          keyOf={({ id }) => id}
          empty={<Nobody setUp={admin.href(["directories", alias, "set-up"])} />}
          noMatch={filtered ? { title: word("people.noMatch"), text: word("people.noMatchText"), onAll: () => (location.hash = href(route.realm, route.path, { app: get("app") })) } : undefined}
        />
      </div>
      {list.state === "ready" && <Pager first={first} size={SIZE} total={list.value.total} onFirst={(to) => set({ first: to })} />}
    </>
  );
}

/** The filters as the API takes them. */
function wanted({ app, search, role, source, reason, active, sort, group }: Asked) {
  return {
    search,
    sort,
    group: group || undefined,
    active: active === "" ? undefined : active === "yes",
    reason: (reason || undefined) as "active" | undefined,
    ...(app ? { app, role: role || undefined, source: (source || undefined) as "group" | undefined } : {}),
  };
}

/** Nothing is asked for before the apps are known; the bones stay. */
function never(): Promise<never> {
  return new Promise(() => {});
}

function Nobody({ setUp }: { setUp: string }) {
  return (
    <Blank title={word("people.none")} text={word("people.noneText")} picture={<Flow />}>
      <div class="actions">
        <a class="button" href={setUp}>
          {word("people.setUp")}
        </a>
      </div>
    </Blank>
  );
}
