import { useState } from "preact/hooks";
import { useSubmit } from "../api/submit";
import { word } from "../words/words";
import { Icon } from "../parts/Icon";
import { Note, Refusals } from "../parts/Note";
import { Portrait } from "../parts/Portrait";
import { useSetUp } from "./context";
import { KINDS, type Kind } from "./guides/guide";
import { StepFoot, StepHead } from "./StepHead";

export function Choose() {
  const { api, directory, setDirectory, goOn } = useSetUp();
  const [chosen, setChosen] = useState(directory.kind);
  const submit = useSubmit();

  async function choose(event: Event) {
    event.preventDefault();
    await submit.run(async () => {
      if (chosen !== directory.kind) setDirectory(await api.change({ kind: chosen }));
      goOn();
    });
  }

  return (
    <form class="card step" onSubmit={choose}>
      <StepHead title={word("portal.choose")}>{word("portal.choose.text")}</StepHead>
      <fieldset class="choices">
        <legend class="unseen">{word("portal.choose")}</legend>
        {KINDS.map((name) => (
          <label key={name} class="choice">
            <input type="radio" name="kind" value={name} checked={chosen === name} onChange={() => setChosen(name)} />
            <Portrait name={nameOf(name)} />
            <span>{nameOf(name)}</span>
            <Icon of="check" />
          </label>
        ))}
      </fieldset>
      {chosen !== directory.kind && directory.firstRequest && <Note look="warn">{word("portal.choose.change")}</Note>}
      <Refusals of={submit.rest()} />
      <StepFoot submit busy={submit.busy} />
    </form>
  );
}

function nameOf(kind: Kind): string {
  return word(kind === "generic" ? "portal.choose.other" : `kind.${kind}`);
}
