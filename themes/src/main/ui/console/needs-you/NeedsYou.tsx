import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import { useQuery, type Route } from "../../api/route";
import { Button } from "../../parts/Button";
import { FilterSelect } from "../../parts/FilterSelect";
import { PageHead } from "../../parts/PageHead";
import { Tabs } from "../../parts/Tabs";
import { number, word } from "../../words/words";
import { useDecided } from "./decided";
import { HeldChanges } from "./HeldChanges";
import { HeldRequests } from "./HeldRequests";
import { Reviews } from "./Reviews";

const HELD_STATES = ["held", "applied", "discarded", "lapsed", "any"] as const;
const REVIEW_STATES = ["open", "linked", "dismissed", "any"] as const;

/** What waits for a decision of an administrator, in all directories or in one. */
export function NeedsYou({ route }: { route: Route }) {
  const admin = useAdmin();
  const [get, set] = useQuery(route);
  const counts = useLoad((signal) => admin.call("GET /overview", {}, { signal }), [admin]);
  useDecided(counts.again);
  const { held = 0, reviews = 0 } = counts.state === "ready" ? counts.value : {};
  const directory = get("directory");
  const person = get("person");
  // Whoever comes by the menu sees what there is.
  const what = get("what") || (held === 0 && reviews > 0 && !person ? "reviews" : "held");
  const each = Boolean(directory || person || get("request") || get("state") || get("view"));
  const tab = (name: string, n: number) => ({
    href: admin.href(["needs-you"], { what: name, directory }),
    text: n > 0 ? word("needs.tab", word(`needs.${name}`), number(n)) : word(`needs.${name}`),
    current: name === what,
  });
  return (
    <>
      <PageHead title={word("nav.needs-you")} lead={word("needs.lead")} />
      <Tabs label={word("nav.needs-you")} tabs={[tab("held", held), tab("reviews", reviews)]} />
      <div class="filters">
        {what === "held" && !directory && !person && !get("request") && (
          <FilterSelect
            label={word("needs.view")}
            value={each ? "each" : ""}
            options={["", "each"].map((value) => ({ value, text: word(`needs.view.${value || "requests"}`) }))}
            onValue={(view) => set({ view, state: "" })}
          />
        )}
        {(what === "reviews" || each) && (
          <FilterSelect
            label={word("needs.state")}
            value={get("state") || (what === "reviews" ? "open" : "held")}
            options={(what === "reviews" ? REVIEW_STATES : HELD_STATES).map((value) => ({ value, text: word(`needs.state.${value}`) }))}
            onValue={(state) => set({ state: state === "open" || state === "held" ? "" : state, view: each ? "each" : "" })}
          />
        )}
        {(["directory", "person", "request"] as const).map(
          (name) =>
            get(name) && (
              <Button key={name} small icon="close" onClick={() => set({ [name]: "" })}>
                {word(`needs.only.${name}`, name === "directory" ? directory : "")}
              </Button>
            ),
        )}
      </div>
      {what === "reviews" ? <Reviews key={directory} route={route} /> : each ? <HeldChanges key={directory} route={route} /> : <HeldRequests route={route} />}
    </>
  );
}
