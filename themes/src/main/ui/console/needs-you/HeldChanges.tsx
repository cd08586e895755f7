import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import { useQuery, type Route } from "../../api/route";
import type { HeldChange } from "../../api/types";
import { Button } from "../../parts/Button";
import { Listing } from "../../parts/Listing";
import { Pager } from "../../parts/Pager";
import { count, word } from "../../words/words";
import { DecideHeld, kindsOf, type HeldAct } from "./DecideHeld";
import { heldColumns } from "./heldColumns";
import { NothingWaits } from "./NothingWaits";
import { useSelection } from "./selection";

const SIZE = 50;
type State = "held" | "applied" | "discarded" | "lapsed" | "any";
const NONE: readonly HeldChange[] = [];

/** Held changes one by one: of a directory, of a request, of a person, or all. */
export function HeldChanges({ route }: { route: Route }) {
  const admin = useAdmin();
  const [get, set] = useQuery(route);
  const [deciding, setDeciding] = useState<{ act: HeldAct; all?: boolean }>();
  const first = Number(get("first"));
  const directory = get("directory");
  const state = (get("state") || "held") as State;
  const query = { person: get("person"), request: get("request"), state, first, max: SIZE };
  const list = useLoad(
    (signal) => (directory ? admin.call("GET /directories/{directory}/held", { directory, ...query }, { signal }) : admin.call("GET /held", query, { signal })),
    [admin, directory, JSON.stringify(query)],
  );
  const items = list.state === "ready" ? list.value.items : NONE;
  const selection = useSelection(items);
  const open = state === "held";
  const total = list.state === "ready" ? list.value.total : 0;
  // More than a page of one directory is decided at once only if nothing else is asked for.
  const whole = directory && total > items.length && !query.person && !query.request;
  const filtered = Boolean(query.person || query.request || directory || !open);
  return (
    <>
      {open && items.length > 0 && (
        <div class="decide" role="toolbar" aria-label={word("needs.decide")}>
          <Button small onClick={selection.chosen.length === items.length ? selection.none : selection.all}>
            {word(selection.chosen.length === items.length ? "needs.chooseNone" : "needs.chooseAll")}
          </Button>
          <p class="count" role="status">
            {count("needs.chosen", selection.chosen.length)}
          </p>
          <Button small busy={selection.chosen.length === 0} onClick={() => setDeciding({ act: "discard" })}>
            {word("held.discard")}
          </Button>
          <Button small busy={selection.chosen.length === 0} onClick={() => setDeciding({ act: "apply" })}>
            {word("held.apply")}
          </Button>
          {whole && (
            <>
              <Button small onClick={() => setDeciding({ act: "discard", all: true })}>
                {word("held.discardAll", total)}
              </Button>
              <Button small onClick={() => setDeciding({ act: "apply", all: true })}>
                {word("held.applyAll", total)}
              </Button>
            </>
          )}
        </div>
      )}
      <div class="plain-cells">
        <Listing
          list={list}
          caption={word("needs.held")}
          failed={word("held.failed")}
          columns={heldColumns({ selection: open ? selection : undefined, withDirectory: !directory, admin })}
          keyOf={({ id }) => id}
          empty={<NothingWaits what="held" inside />}
          noMatch={
            filtered
              ? { title: word("held.noMatch"), text: word("held.noMatchText"), onAll: () => set({ directory: "", person: "", request: "", state: "", view: "" }) }
              : undefined
          }
        />
      </div>
      {list.state === "ready" && <Pager first={first} size={SIZE} total={list.value.total} onFirst={(to) => set({ first: to })} />}
      {deciding && (
        <DecideHeld
          act={deciding.act}
          which={deciding.all ? { directory } : { ids: selection.chosen.map(({ id }) => id) }}
          kinds={deciding.all ? {} : kindsOf(selection.chosen)}
          total={deciding.all ? total : selection.chosen.length}
          onClose={() => setDeciding(undefined)}
          onDecided={list.again}
        />
      )}
    </>
  );
}
