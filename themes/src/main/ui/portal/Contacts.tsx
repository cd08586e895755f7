import { useDraft } from "../api/draft";
import { useSubmit } from "../api/submit";
import { word } from "../words/words";
import { TextArea } from "../parts/Field";
import { Refusals } from "../parts/Note";
import { say } from "../parts/Toast";
import { useSetUp } from "./context";
import { StepFoot, StepHead } from "./StepHead";

/** Who is told when something has to be done. */
export function Contacts() {
  const { api, directory, setDirectory, goOn } = useSetUp();
  const before = (directory.contacts ?? []).join("\n");
  const [text, setText] = useDraft(`set-up/${directory.alias}/contacts`, before);
  const submit = useSubmit();

  async function save(event: Event) {
    event.preventDefault();
    await submit.run(async () => {
      if (text !== before) {
        setDirectory(await api.change({ contacts: text.split(/[\s,;]+/).filter(Boolean) }));
        say(word("portal.contacts.saved"));
      }
      goOn();
    });
  }

  return (
    <form class="card step" onSubmit={save} noValidate>
      <StepHead title={word("portal.contacts")}>{word("portal.contacts.text")}</StepHead>
      <TextArea label={word("portal.contacts.list")} hint={word("portal.contacts.hint")} value={text} onValue={setText} wrong={submit.wrong("contacts")} />
      <Refusals of={submit.rest("contacts")} />
      <StepFoot submit busy={submit.busy} next={word(text === before ? "next" : "portal.saveNext")} />
    </form>
  );
}
