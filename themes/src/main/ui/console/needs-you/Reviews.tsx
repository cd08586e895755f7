import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import { useQuery, type Route } from "../../api/route";
import type { Review } from "../../api/types";
import { Button } from "../../parts/Button";
import { Listing } from "../../parts/Listing";
import { Pager } from "../../parts/Pager";
import { count, word } from "../../words/words";
import { DecideReviews, type ReviewAct } from "./DecideReviews";
import { NothingWaits } from "./NothingWaits";
import { reviewColumns } from "./reviewColumns";
import { useSelection } from "./selection";

const SIZE = 20;
type State = "open" | "linked" | "dismissed" | "any";
const NONE: readonly Review[] = [];

/** People whom a directory sent and who may be somebody that the realm has already. */
export function Reviews({ route }: { route: Route }) {
  const admin = useAdmin();
  const [get, set] = useQuery(route);
  const [deciding, setDeciding] = useState<{ act: ReviewAct; of: readonly Review[] }>();
  const first = Number(get("first"));
  const directory = get("directory");
  const state = (get("state") || "open") as State;
  const query = { state, first, max: SIZE };
  const list = useLoad(
    (signal) => (directory ? admin.call("GET /directories/{directory}/reviews", { directory, ...query }, { signal }) : admin.call("GET /reviews", query, { signal })),
    [admin, directory, state, first],
  );
  const items = list.state === "ready" ? list.value.items : NONE;
  const selection = useSelection(items);
  const linkable = selection.chosen.filter((review) => review.linkable);
  return (
    <>
      {state === "open" && items.length > 0 && (
        <div class="decide" role="toolbar" aria-label={word("needs.decide")}>
          <Button small onClick={selection.chosen.length === items.length ? selection.none : selection.all}>
            {word(selection.chosen.length === items.length ? "needs.chooseNone" : "needs.chooseAll")}
          </Button>
          <p class="count" role="status">
            {count("needs.chosen", selection.chosen.length)}
          </p>
          <Button small busy={selection.chosen.length === 0} onClick={() => setDeciding({ act: "dismiss", of: selection.chosen })}>
            {word("review.dismiss")}
          </Button>
          <Button small busy={linkable.length === 0} onClick={() => setDeciding({ act: "link", of: linkable })}>
            {word("review.link")}
          </Button>
        </div>
      )}
      <div class="label-above">
        <Listing
          list={list}
          caption={word("needs.reviews")}
          failed={word("review.failed")}
          columns={reviewColumns({ selection: state === "open" ? selection : undefined, withDirectory: !directory, realm: admin.realm, onDecide: (act, review) => setDeciding({ act, of: [review] }) })}
          keyOf={({ id }) => id}
          empty={<NothingWaits what="reviews" inside />}
          noMatch={
            directory || state !== "open"
              ? { title: word("review.noMatch"), text: word("review.noMatchText"), onAll: () => set({ directory: "", state: "" }) }
              : undefined
          }
        />
      </div>
      {list.state === "ready" && <Pager first={first} size={SIZE} total={list.value.total} onFirst={(to) => set({ first: to })} />}
      {deciding && <DecideReviews {...deciding} onClose={() => setDeciding(undefined)} onDecided={list.again} />}
    </>
  );
}
