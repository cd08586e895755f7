import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import type { Person, PersonInApp } from "../../api/types";
import { Blank } from "../../parts/Blank";
import { FilterSelect } from "../../parts/FilterSelect";
import { Note } from "../../parts/Note";
import { word } from "../../words/words";
import { SelectorStrip } from "./SelectorStrip";
import { Trace } from "./Trace";
import { Why } from "./Why";

interface Props {
  alias: string;
  person: Person;
  name: string;
  /** The one that the address names, if any. */
  app: string;
  onApp: (app: string) => void;
  onChanged: () => void;
}

/** The role of a person in one app: a sentence, everything that was weighed, and the role selector. */
export function RoleCard({ alias, person, name, app, onApp, onChanged }: Props) {
  const admin = useAdmin();
  const more = useLoad(
    (signal) =>
      person.apps.total > person.apps.items.length
        ? admin.call("GET /directories/{directory}/people/{user}/apps", { directory: alias, user: person.id, max: 1000 }, { signal })
        : Promise.resolve(person.apps),
    [admin, person],
  );
  const apps: PersonInApp[] = more.state === "ready" ? more.value.items : person.apps.items;
  const shown = apps.find(({ id }) => id === app) ?? apps.find(({ ofDirectory }) => ofDirectory) ?? apps[0];
  if (!shown) {
    return (
      <section class="card">
        <Blank title={word("person.noApp")} text={word("person.noAppText")}>
          <div class="actions">
            <a class="button" href={admin.href(["roles"])}>
              {word("person.toRoles")}
            </a>
          </div>
        </Blank>
      </section>
    );
  }
  return (
    <section class="card padded role-card" aria-labelledby="role-in-app">
      <div class="card-head">
        <h3 id="role-in-app">{word("person.roleIn", shown.name)}</h3>
        {apps.length > 1 && (
          <FilterSelect label={word("people.app")} value={shown.id} options={apps.map(({ id, name: text }) => ({ value: id, text }))} onValue={onApp} />
        )}
      </div>
      <p class="why">
        <Why name={name} of={shown} />
      </p>
      <AppTrace app={shown} />
      <SelectorStrip key={shown.id} app={shown} person={person} name={name} onChanged={onChanged} />
    </section>
  );
}

function AppTrace({ app }: { app: PersonInApp }) {
  const admin = useAdmin();
  const ladder = useLoad((signal) => admin.call("GET /apps/{app}", { app: app.id }, { signal }), [admin, app.id]);
  return (
    <>
      <Trace steps={app.trace} role={app.role} ladder={ladder.state === "ready" ? ladder.value : undefined} />
      {ladder.state === "ready" && ladder.value.attention.length > 0 && <Note look="warn">{ladder.value.attention.map(({ text }) => text).join(" ")}</Note>}
    </>
  );
}
