import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import type { RehearsedPerson } from "../../api/types";
import { Blank } from "../../parts/Blank";
import { Chip } from "../../parts/Chip";
import { FilterSelect } from "../../parts/FilterSelect";
import { Listing, type Column } from "../../parts/Listing";
import { Pager } from "../../parts/Pager";
import { RoleChange } from "../../parts/RoleChange";
import { Thing } from "../../parts/Thing";
import { word } from "../../words/words";

const SIZE = 25;

const WHAT = ["linked", "made", "withheld", "review", "refused", "suspended", "gains", "loses", "open"] as const;

interface Props {
  alias: string;
  what: string;
  first: number;
  /** The list is loaded anew when they change. */
  totals: string;
  onChange: (change: Record<string, string | number>) => void;
}

/** The people of the report, one by one. */
export function RehearsedPeople({ alias, what, first, totals, onChange }: Props) {
  const admin = useAdmin();
  const asked = WHAT.find((one) => one === what) ?? "all";
  const list = useLoad(
    (signal) => admin.call("GET /directories/{directory}/rehearsal/people", { directory: alias, first, max: SIZE, what: asked }, { signal }),
    [admin, alias, first, asked, totals],
  );
  return (
    <>
      <div class="list-head">
        <div class="filters">
          <FilterSelect
            label={word("rehearsal.what")}
            all={word("rehearsal.what.all")}
            value={asked === "all" ? "" : asked}
            options={WHAT.map((value) => ({ value, text: word(`rehearsal.what.${value}`) }))}
            onValue={(value) => onChange({ what: value })}
          />
        </div>
      </div>
      <div class="plain-cells">
        <Listing
          list={list}
          caption={word("rehearsal.what")}
          failed={word("rehearsal.failed")}
          columns={columns()}
          keyOf={({ id }) => id}
          empty={<Blank title={word("rehearsal.none")} text={word("rehearsal.noneText")} />}
          noMatch={asked === "all" ? undefined : { title: word("rehearsal.noMatch"), onAll: () => onChange({ what: "" }) }}
        />
      </div>
      {list.state === "ready" && <Pager first={first} size={SIZE} total={list.value.total} onFirst={(to) => onChange({ first: to })} />}
    </>
  );
}

function columns(): Column<RehearsedPerson>[] {
  return [
    { title: word("people.name"), look: "main", cell: ({ userName }) => <Thing round name={userName} /> },
    { title: word("rehearsal.outcome"), look: "wide", cell: (person) => <Outcome of={person} /> },
    {
      title: word("people.role"),
      look: "wide",
      cell: ({ roles }) => roles.map(({ app, before, after }) => <p key={app}>{before === after ? <bdi>{after}</bdi> : <RoleChange before={before} after={after} />}</p>),
    },
  ];
}

function Outcome({ of: { outcome, account, explanation, suspended, open } }: { of: RehearsedPerson }) {
  if (!outcome || open) return <span class="nought">{word("rehearsal.what.open")}</span>;
  const waits = outcome === "review" || outcome === "refused";
  return (
    <>
      <Chip look={waits || suspended ? "warn" : "good"}>{word(suspended ? "rehearsal.what.suspended" : `rehearsal.what.${outcome}`)}</Chip>
      {account && (
        <p class="reason">
          <bdi>{account.userName}</bdi>
        </p>
      )}
      {explanation && <p class="reason">{explanation}</p>}
    </>
  );
}
