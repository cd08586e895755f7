import { useState } from "preact/hooks";
import { useDraft } from "../../api/draft";
import type { Person, PersonInApp } from "../../api/types";
import { Button } from "../../parts/Button";
import { Rich } from "../../parts/Rich";
import { Time } from "../../parts/Time";
import { exactly, word } from "../../words/words";
import { ChooseRole } from "./ChooseRole";
import { ClearSelector } from "./ClearSelector";

interface Props {
  app: PersonInApp;
  person: Person;
  name: string;
  onChanged: () => void;
}

/** The role that an administrator has chosen for somebody, and what can be done about it. */
export function SelectorStrip({ app, person, name, onChanged }: Props) {
  const [choosing, setChoosing] = useDraft(`people/${person.id}/${app.id}/choosing`, false);
  const [clearing, setClearing] = useState(false);
  const { selector } = app;
  return (
    <div class="selector">
      <div>
        <h4>{word("selector")}</h4>
        {selector ? (
          <p>
            <b class="role-name">{selector.role}</b>
            {selector.reason && <> – “{selector.reason}”</>}
            <br />
            <small>
              {selector.by && selector.at && <Rich of="selector.by" holes={[<b>{selector.by}</b>, <Time at={selector.at} />]} />}{" "}
              {selector.expires ? word("selector.until", exactly(selector.expires)) : word("selector.forGood")}
            </small>
          </p>
        ) : (
          <p>{word("selector.none")}</p>
        )}
      </div>
      <div class="actions">
        <Button icon="edit" onClick={() => setChoosing(true)}>
          {word(selector ? "selector.change" : "selector.choose")}
        </Button>
        {selector && <Button onClick={() => setClearing(true)}>{word("selector.clear")}</Button>}
      </div>
      {choosing && <ChooseRole app={app} person={person} name={name} onClose={() => setChoosing(false)} onChanged={onChanged} />}
      {clearing && <ClearSelector app={app} person={person} name={name} onClose={() => setClearing(false)} onChanged={onChanged} />}
    </div>
  );
}
