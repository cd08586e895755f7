import { useAdmin } from "../../api/admin";
import { useDraft } from "../../api/draft";
import { useLoad } from "../../api/load";
import { useQuery, type Route } from "../../api/route";
import type { DirectoryBrief } from "../../api/types";
import { Blank } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Chip, StatusChip } from "../../parts/Chip";
import { Listing, type Column } from "../../parts/Listing";
import { PageHead } from "../../parts/PageHead";
import { Pager } from "../../parts/Pager";
import { SearchBox } from "../../parts/SearchBox";
import { Thing } from "../../parts/Thing";
import { Time } from "../../parts/Time";
import { count, known, number, word } from "../../words/words";
import { Flow } from "./Flow";
import { NewDirectory } from "./NewDirectory";

const SIZE = 20;

/** All directories of the realm, and how each of them is. */
export function Directories({ route }: { route: Route }) {
  const admin = useAdmin();
  const [get, set] = useQuery(route);
  const [creating, setCreating] = useDraft("directories/new", false);
  const search = get("search");
  const first = Number(get("first"));
  const list = useLoad(
    (signal) => admin.call("GET /directories", { search, first, max: SIZE }, { signal }),
    [admin, search, first],
  );
  const none = list.state === "ready" && list.value.total === 0 && !search;
  const columns: Column<DirectoryBrief>[] = [
    { title: word("directories.name"), look: "main", cell: (directory) => <Name of={directory} href={admin.href(["directories", directory.alias])} /> },
    { title: word("directories.status"), look: "wide", unseen: false, cell: (directory) => <Status of={directory} /> },
    { title: word("directories.people"), look: "number", cell: ({ users }) => <span class={users ? "" : "nought"}>{number(users)}</span> },
    { title: word("directories.groups"), look: "number", cell: ({ groups }) => <span class={groups ? "" : "nought"}>{number(groups)}</span> },
    { title: word("directories.lastRequest"), look: "quiet", cell: ({ lastRequest }) => (lastRequest ? <Time at={lastRequest} /> : word("directories.never")) },
  ];
  return (
    <>
      <PageHead title={word("directories")} lead={word("directories.lead")}>
        {!none && (
          <Button look="primary" icon="plus" onClick={() => setCreating(true)}>
            {word("directories.new")}
          </Button>
        )}
      </PageHead>
      {!none && (
        <div class="toolbar">
          <SearchBox label={word("directories.search")} value={search} onValue={(value) => set({ search: value })} />
          <p class="count" role="status">
            {list.state === "ready" && count("directories.count", list.value.total)}
          </p>
        </div>
      )}
      <Listing
        list={list}
        caption={word("directories")}
        failed={word("directories.failed")}
        columns={columns}
        keyOf={({ id }) => id}
        empty={<FirstOne onNew={() => setCreating(true)} />}
        noMatch={
          search
            ? { title: word("directories.noMatch", search), text: word("directories.noMatchText"), onAll: () => set({ search: "" }) }
            : undefined
        }
      />
      {list.state === "ready" && <Pager first={first} size={SIZE} total={list.value.total} onFirst={(to) => set({ first: to })} />}
      {creating && <NewDirectory onClose={() => setCreating(false)} />}
    </>
  );
}

function Name({ of: { name, alias, kind }, href }: { of: DirectoryBrief; href: string }) {
  return (
    <Thing
      name={name}
      href={href}
      below={
        <>
          {word(known(`kind.${kind}`) ? `kind.${kind}` : "kind.generic")} · <code>{alias}</code>
        </>
      }
    />
  );
}

function Status({ of: { status, attention, mode } }: { of: DirectoryBrief }) {
  const reason = status === "needs-attention" ? attention[0] : undefined;
  return (
    <>
      <StatusChip of={status} />
      {mode === "rehearsal" && <Chip look="info">{word("rehearsal")}</Chip>}
      {reason && <p class="reason">{known(`attention.${reason.code}`) ? word(`attention.${reason.code}`) : reason.text}</p>}
    </>
  );
}

function FirstOne({ onNew }: { onNew: () => void }) {
  return (
    <Blank title={word("directories.none")} text={word("directories.noneText")} picture={<Flow />}>
      <div class="actions">
        <Button look="primary" icon="plus" onClick={onNew}>
          {word("directories.first")}
        </Button>
      </div>
      <ol class="first-steps">
        {["enter", "send", "map"].map((step) => (
          <li key={step}>
            <b>{word(`directories.steps.${step}`)}</b>
            <span>{word(`directories.steps.${step}.text`)}</span>
          </li>
        ))}
      </ol>
    </Blank>
  );
}
