import { useState } from "preact/hooks";
import { useDraft } from "../api/draft";
import { useLoad } from "../api/load";
import { useSubmit } from "../api/submit";
import type { PortalPaths } from "../api/types";
import { word } from "../words/words";
import { Failure } from "../parts/Blank";
import { Button } from "../parts/Button";
import { Field } from "../parts/Field";
import { Bones } from "../parts/Listing";
import { Note, Refusals } from "../parts/Note";
import { say } from "../parts/Toast";
import { AttributeRow, choicesOf } from "./AttributeRow";
import { useSetUp } from "./context";
import { SentViewer } from "./SentViewer";
import type { Mapping, Sent } from "./SetUpApi";
import { StepFoot, StepHead } from "./StepHead";

/** Which of what is sent fills which attribute of the app. */
export function Attributes() {
  const { api, vendor } = useSetUp();
  const loaded = useLoad(async (signal) => {
    const [mapping, sent] = await Promise.all([api.mapping(signal), api.sent(signal)]);
    return { mapping, sent };
  }, [api]);
  return (
    <section class="card step">
      <StepHead title={word("portal.attributes")}>{word("portal.attributes.text", vendor)}</StepHead>
      {loaded.state === "loading" && <Bones />}
      {loaded.state === "failed" && <Failure title={word("portal.attributes.failed")} why={loaded.why} again={loaded.again} />}
      {loaded.state === "ready" && <MappingForm {...loaded.value} />}
    </section>
  );
}

function MappingForm({ mapping, sent }: { mapping: Mapping; sent: Sent[] }) {
  const { api, directory, provider, goOn } = useSetUp();
  const [paths, setPaths] = useDraft<PortalPaths>(`set-up/${directory.alias}/attributes`, mapping.mapping);
  const [adding, setAdding] = useState("");
  const submit = useSubmit();
  const names = [...new Set([...mapping.attributes, ...Object.keys(paths)])];
  const changed = names.some((name) => (paths[name] ?? "") !== (mapping.mapping[name] ?? ""));
  const fill = (name: string, path: string) => setPaths({ ...paths, [name]: path });

  async function save(event: Event) {
    event.preventDefault();
    await submit.run(async () => {
      if (changed) {
        await api.saveMapping(Object.fromEntries(Object.entries(paths).filter(([, path]) => path)));
        say(word("portal.attributes.saved"));
      }
      goOn();
    });
  }

  return (
    <form class="form" onSubmit={save} noValidate>
      {names.length === 0 && !mapping.open && <Note>{word("portal.attributes.none")}</Note>}
      <div class="attribute-rows">
        {names.map((name) => (
          <AttributeRow key={name} name={name} path={paths[name] ?? ""} choices={choicesOf(mapping, sent, paths[name])} onPath={(path) => fill(name, path)} />
        ))}
      </div>
      {mapping.open && (
        <div class="add-line">
          <Field label={word("portal.attributes.add")} value={adding} onValue={setAdding} autocomplete="off" maxLength={255} />
          <Button icon="plus" busy={!adding.trim()} onClick={() => (fill(adding.trim(), ""), setAdding(""))}>
            {word("portal.attributes.addThis")}
          </Button>
        </div>
      )}
      <SentViewer sent={sent} paths={paths} provider={provider} />
      <Refusals of={submit.rest()} />
      <StepFoot submit busy={submit.busy} next={word(changed ? "portal.saveNext" : "next")} />
    </form>
  );
}
