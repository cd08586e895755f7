import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useDraft } from "../../api/draft";
import { useLoad } from "../../api/load";
import type { Ladder } from "../../api/types";
import { Blank } from "../../parts/Blank";
import { ChangeBar } from "../../parts/ChangeBar";
import { Note } from "../../parts/Note";
import { ReorderList } from "../../parts/ReorderList";
import { RolePreviewDialog } from "../../parts/RolePreviewDialog";
import { say } from "../../parts/Toast";
import { word } from "../../words/words";
import { AddRole } from "./AddRole";
import { DefaultRole } from "./DefaultRole";
import { added, changeOf, draftOf, moved, relevelled, type LadderDraft, type Rung } from "./ladder";
import { RungRow } from "./RungRow";
import { Rungs } from "./Rungs";

interface Props {
  app: string;
  title: string;
  ladder: Ladder;
  onSaved: () => void;
  /** What else is on the page, above the bar of what is not saved; told whether there is something. */
  children: (changed: boolean) => ComponentChildren;
}

/** The ladder, changed in the page and saved by a preview. */
export function LadderCard({ app, title, ladder, onSaved, children }: Props) {
  const admin = useAdmin();
  const [draft, setDraft] = useDraft<LadderDraft | undefined>(`roles/${app}`, undefined);
  const [previewing, setPreviewing] = useState(false);
  const [told, setTold] = useState("");
  // To count looks at everybody, so the ladder does not wait for it. Who may not see people sees no numbers.
  const counted = useLoad((signal) => admin.call("GET /apps/{app}", { app, people: true }, { signal }), [admin, app, ladder]);
  const { rungs, defaultRole } = draft ?? draftOf(ladder);
  const change = draft && changeOf(ladder, draft);

  const setRungs = (next: Rung[]) => setDraft({ rungs: next, defaultRole });
  function add(name: string) {
    setRungs(added(rungs, name));
    setTold(word("roles.added", name));
  }
  function remove(rung: Rung) {
    setRungs(rungs.filter((other) => other !== rung));
    setTold(word("roles.removed", rung.name));
    document.getElementById("ladder")?.focus();
  }
  const people = (name: string) =>
    counted.state === "ready" ? counted.value.roles.find((role) => role.name === name)?.people : undefined;
  const described = (name: string) => ladder.roles.find((role) => role.name === name)?.description;
  const faulty = ladder.roles.filter(({ name, fault }) => fault !== undefined && !rungs.some((rung) => rung.name === name));
  const left = [...draftOf(ladder).rungs.map(({ name }) => name), ...ladder.unranked].filter(
    (name) => !rungs.some((rung) => rung.name === name),
  );

  return (
    <>
      <section class="card list" aria-labelledby="ladder">
        <div class="card-text">
          <h2 id="ladder" tabIndex={-1}>{word("roles.ladder")}</h2>
          <p>{word("roles.ladder.lead")}</p>
        </div>
        {rungs.length === 0 ? (
          <Blank title={word("roles.ladder.none")} text={word("roles.ladder.noneText")} picture={<Rungs />} />
        ) : (
          <ReorderList label={word("roles.ladder")} items={rungs} nameOf={({ name }) => name} onMove={(from, to) => setRungs(moved(rungs, from, to))}>
            {(rung) => (
              <RungRow
                rung={rung}
                description={described(rung.name)}
                isDefault={rung.name === defaultRole}
                people={people(rung.name)}
                onLevel={(level) => setRungs(relevelled(rungs, rung.name, level))}
                onRemove={() => remove(rung)}
              />
            )}
          </ReorderList>
        )}
        {faulty.map(({ name }) => (
          <div key={name} class="card-text">
            <Note look="warn">{word("roles.ladder.faulty", name)}</Note>
          </div>
        ))}
        <AddRole app={app} ranked={rungs.length > 0} roles={[...faulty.map(({ name }) => name), ...left]} onAdd={add} />
        <p class="unseen" role="status">
          {told}
        </p>
      </section>
      {(rungs.length > 0 || left.length > 0 || defaultRole !== "") && (
        <DefaultRole value={defaultRole} ranked={rungs.map(({ name }) => name)} others={left} onValue={(role) => setDraft({ rungs, defaultRole: role })} />
      )}
      {children(change !== undefined)}
      {change && (
        <ChangeBar
          text={word("roles.ladder.unsaved")}
          act={word("roles.ladder.preview")}
          onAct={() => setPreviewing(true)}
          onDiscard={() => setDraft(undefined)}
        />
      )}
      {change && previewing && (
        <RolePreviewDialog
          title={word("roles.ladder.change", title)}
          act={word("roles.ladder.save")}
          preview={(asked, signal) => admin.call("POST /apps/{app}/preview", { app, ...asked }, { body: change, signal })}
          save={() => admin.call("PUT /apps/{app}", { app }, { body: change })}
          onClose={() => setPreviewing(false)}
          onSaved={() => {
            setPreviewing(false);
            setDraft(undefined);
            say(word("roles.ladder.saved", title));
            onSaved();
          }}
        />
      )}
    </>
  );
}
