import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useSubmit } from "../../api/submit";
import type { Person, PersonRoleChange } from "../../api/types";
import { Button } from "../../parts/Button";
import { Refusals } from "../../parts/Note";
import { Time } from "../../parts/Time";
import { word } from "../../words/words";

const MORE = 50;

/** When the person's role changed in whatever app, the newest first, each with the entry of the log that says how. */
export function RoleHistory({ alias, person }: { alias: string; person: Person }) {
  const admin = useAdmin();
  const [older, setOlder] = useState<readonly PersonRoleChange[]>([]);
  const submit = useSubmit();
  const changes = [...person.roleChanges.items, ...older];
  const load = () =>
    submit.run(async () => {
      const page = await admin.call("GET /directories/{directory}/people/{user}/role-changes", { directory: alias, user: person.id, first: changes.length, max: MORE });
      setOlder([...older, ...page.items]);
    });
  const appName = (id: string) => person.apps.items.find((app) => app.id === id)?.name ?? id;
  return (
    <section class="card padded" aria-labelledby="history">
      <h3 id="history">{word("history")}</h3>
      {changes.length === 0 ? (
        <p class="quiet">{word("history.none")}</p>
      ) : (
        <ol class="history">
          {changes.map((change) => (
            <li key={`${change.activity}/${change.app}`}>
              <span>
                {change.before ?? word("people.role.none")} <span aria-hidden="true">→</span>
                <span class="unseen">{word("history.became")}</span> <b>{change.after ?? word("people.role.none")}</b>
              </span>
              <small>
                {appName(change.app)} · <Time at={change.at} /> · <a href={admin.href(["activity", change.activity])}>{word("history.how")}</a>
              </small>
            </li>
          ))}
        </ol>
      )}
      <Refusals of={submit.rest()} />
      {changes.length < person.roleChanges.total && (
        <div class="actions">
          <Button small busy={submit.busy} onClick={load}>
            {word("history.more")}
          </Button>
        </div>
      )}
    </section>
  );
}
