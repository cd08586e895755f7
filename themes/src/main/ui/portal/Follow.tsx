import { useState } from "preact/hooks";
import type { IssuedToken } from "../api/types";
import { day, word } from "../words/words";
import { Note } from "../parts/Note";
import { useSetUp } from "./context";
import { Marked } from "./guides/Marked";
import { Task } from "./guides/Task";
import { Listening } from "./Listening";
import { StepFoot, StepHead } from "./StepHead";
import { TokenBox } from "./TokenBox";

/** The exact steps over there, up to the first call that arrives here. */
export function Connect() {
  const { provider } = useSetUp();
  return (
    <section class="card step">
      <StepHead title={word("portal.connect", provider)}>{word("portal.connect.text")}</StepHead>
      <Variants />
      <Lead />
      <Tasks of="connect" />
      <Listening />
      <Checked />
      <StepFoot />
    </section>
  );
}

/** The rest of the steps over there: who is sent, and the start. */
export function Send() {
  const { provider, guide } = useSetUp();
  return (
    <section class="card step">
      <StepHead title={word("portal.send", provider)}>{word("portal.send.text")}</StepHead>
      <Tasks of="send" />
      <Note>
        <b>{word("portal.send.first")}</b> <Marked text={word(`guide.${guide.id}.first`)} />
      </Note>
      <Checked />
      <StepFoot />
    </section>
  );
}

/** What one needs, and for some providers what one does not get. */
function Lead() {
  const { guide } = useSetUp();
  const text = <Marked text={word(`guide.${guide.id}.lead`)} />;
  return guide.limited ? <Note look="warn">{text}</Note> : <p class="guide-lead">{text}</p>;
}

function Tasks({ of }: { of: "connect" | "send" }) {
  const { guide, directory, provider } = useSetUp();
  const [issued, setIssued] = useState<IssuedToken>();
  return (
    <ol class="tasks">
      {guide[of].map((step) => (
        <Task
          key={step.words}
          step={step}
          url={directory.scimBaseUrl}
          token={(label) => <TokenBox label={label} name={provider} issued={issued} onIssued={setIssued} />}
        />
      ))}
    </ol>
  );
}

/** Which of several ways to connect the provider. */
function Variants() {
  const { guides, guide, setGuide } = useSetUp();
  if (guides.length < 2) return null;
  return (
    <fieldset class="variants">
      <legend>{word("portal.connect.variants")}</legend>
      {guides.map(({ id }) => (
        <label key={id}>
          <input type="radio" name="variant" checked={id === guide.id} onChange={() => setGuide(id)} />
          <span>{word(`guide.${id}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** How much the labels can be relied on. */
function Checked() {
  const { guide, provider } = useSetUp();
  const key = guide.id === "generic" ? "guide.checkedAny" : guide.sure ? "guide.checked" : "guide.checkedPartly";
  return <p class="checked">{word(key, provider, day(guide.checked))}</p>;
}
