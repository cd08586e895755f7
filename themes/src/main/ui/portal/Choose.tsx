import type { DirectoryKind } from "../api/types";
import { useState } from "preact/hooks";
import { word } from "../words/words";
import { Button } from "../parts/Button";
import { Heading } from "../parts/Heading";
import { Icon } from "../parts/Icon";
import { Portrait } from "../parts/Portrait";

const KINDS: DirectoryKind[] = [
  "okta",
  "entra",
  "onelogin",
  "jumpcloud",
  "pingone",
  "pingfederate",
  "google",
  "rippling",
  "cyberark",
  "sailpoint",
  "generic",
];

export function Choose({ kind, onKind }: { kind: string; onKind: (kind: DirectoryKind) => Promise<void> }) {
  const [chosen, setChosen] = useState(kind as DirectoryKind);
  const [busy, setBusy] = useState(false);
  async function goOn(event: Event) {
    event.preventDefault();
    setBusy(true);
    await onKind(chosen).finally(() => setBusy(false));
  }
  return (
    <form class="card step" onSubmit={goOn}>
      <header class="step-head">
        <Heading>{word("choose")}</Heading>
        <p>{word("choose.text")}</p>
      </header>
      <fieldset class="choices">
        <legend class="unseen">{word("choose")}</legend>
        {KINDS.map((name) => (
          <label key={name} class="choice">
            <input type="radio" name="kind" checked={chosen === name} onChange={() => setChosen(name)} />
            <Portrait name={word(`kind.${name}`)} />
            <span>{word(`kind.${name}`)}</span>
            <Icon of="check" />
          </label>
        ))}
      </fieldset>
      <div class="step-foot">
        <Button look="primary" submit busy={busy}>
          {word("next")}
        </Button>
      </div>
    </form>
  );
}
