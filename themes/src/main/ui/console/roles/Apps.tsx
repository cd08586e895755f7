import { useAdmin, type Admin } from "../../api/admin";
import { useDraft } from "../../api/draft";
import { useLoad } from "../../api/load";
import { useQuery, type Route } from "../../api/route";
import type { App } from "../../api/types";
import { Blank } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Chip } from "../../parts/Chip";
import { Listing, type Column } from "../../parts/Listing";
import { PageHead } from "../../parts/PageHead";
import { Pager } from "../../parts/Pager";
import { SearchBox } from "../../parts/SearchBox";
import { Thing } from "../../parts/Thing";
import { count, number, word } from "../../words/words";
import { AddApp } from "./AddApp";
import { faultText } from "./faults";
import { Rungs } from "./Rungs";

const SIZE = 20;

/** The apps of the realm whose roles people get. */
export function Apps({ route }: { route: Route }) {
  const admin = useAdmin();
  const [get, set] = useQuery(route);
  const [adding, setAdding] = useDraft("roles/adding", false);
  const search = get("search");
  const first = Number(get("first"));
  const list = useLoad((signal) => admin.call("GET /apps", { search, first, max: SIZE }, { signal }), [admin, search, first]);
  const none = list.state === "ready" && list.value.total === 0 && !search;
  return (
    <>
      <PageHead title={word("nav.roles")} lead={word("roles.lead")}>
        {!none && (
          <Button look="primary" icon="plus" onClick={() => setAdding(true)}>
            {word("roles.add")}
          </Button>
        )}
      </PageHead>
      {!none && (
        <div class="toolbar">
          <SearchBox label={word("roles.search")} value={search} onValue={(value) => set({ search: value })} />
          <p class="count" role="status">
            {list.state === "ready" && count("roles.apps", list.value.total)}
          </p>
        </div>
      )}
      <Listing
        list={list}
        caption={word("nav.roles")}
        failed={word("roles.failed")}
        columns={columnsOf(admin)}
        keyOf={({ id }) => id}
        empty={
          <Blank title={word("roles.noApps")} text={word("roles.noAppsText")} picture={<Rungs />}>
            <div class="actions">
              <Button look="primary" icon="plus" onClick={() => setAdding(true)}>
                {word("roles.add")}
              </Button>
            </div>
          </Blank>
        }
        noMatch={
          search
            ? { title: word("roles.noMatch", search), text: word("roles.noMatchText"), onAll: () => set({ search: "" }) }
            : undefined
        }
      />
      {list.state === "ready" && <Pager first={first} size={SIZE} total={list.value.total} onFirst={(to) => set({ first: to })} />}
      {adding && <AddApp onClose={() => setAdding(false)} />}
    </>
  );
}

function columnsOf(admin: Admin): Column<App>[] {
  return [
    { title: word("roles.app"), look: "main", cell: (app) => <Name of={app} href={admin.href(["roles", app.id])} /> },
    { title: word("roles.inLadder"), look: "number", cell: ({ roles }) => <span class={roles ? "" : "nought"}>{number(roles)}</span> },
    { title: word("roles.signIn"), look: "wide", cell: (app) => <Readiness of={app} /> },
    {
      title: word("roles.default"),
      look: "wide",
      cell: ({ defaultRole }) => (defaultRole ? <bdi class="breaking">{defaultRole}</bdi> : <span class="nought">{word("roles.noDefault")}</span>),
    },
  ];
}

function Name({ of: { name, clientId }, href }: { of: App; href: string }) {
  return <Thing name={name} href={href} below={clientId ? <code>{clientId}</code> : word("roles.ofRealm")} />;
}

function Readiness({ of: { ready, attention } }: { of: App }) {
  const [fault] = attention;
  if (ready === undefined && !fault) return <span class="nought">{word("roles.noSignIn")}</span>;
  return (
    <>
      <Chip look={ready ? "good" : "warn"}>{word(ready ? "roles.ready" : "roles.notReady")}</Chip>
      {!ready && <p class="reason">{fault ? faultText(fault) : word("roles.notReadyText")}</p>}
    </>
  );
}
