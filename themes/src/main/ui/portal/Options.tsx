import { useDraft } from "../api/draft";
import { useSubmit } from "../api/submit";
import { word } from "../words/words";
import { Select, Switch } from "../parts/Field";
import { Refusals } from "../parts/Note";
import { say } from "../parts/Toast";
import { useSetUp } from "./context";
import { StepFoot, StepHead } from "./StepHead";

const SWITCHES = ["importUsers", "importChanges", "suspendUsers"] as const;

/** What may happen to people by themselves. */
export function Options() {
  const { api, directory, setDirectory, provider, goOn } = useSetUp();
  const before = {
    importUsers: directory.importUsers ?? true,
    importChanges: directory.importChanges ?? true,
    suspendUsers: directory.suspendUsers ?? true,
    onDelete: directory.onDelete ?? "delete",
  };
  const [now, setNow] = useDraft(`set-up/${directory.alias}/options`, before);
  const submit = useSubmit();
  const changes = Object.fromEntries(Object.entries(now).filter(([name, value]) => before[name as keyof typeof before] !== value));

  async function save(event: Event) {
    event.preventDefault();
    await submit.run(async () => {
      if (Object.keys(changes).length > 0) {
        setDirectory(await api.change(changes));
        say(word("portal.options.saved"));
      }
      goOn();
    });
  }

  return (
    <form class="card step" onSubmit={save} noValidate>
      <StepHead title={word("portal.options")}>{word("portal.options.text", provider)}</StepHead>
      <div class="form">
        {SWITCHES.map((name) => (
          <Switch
            key={name}
            label={word(`portal.options.${name}`)}
            hint={word(`portal.options.${name}.hint`, provider)}
            value={now[name]}
            onValue={(value) => setNow({ ...now, [name]: value })}
            wrong={submit.wrong(name)}
          />
        ))}
        <Select
          label={word("portal.options.onDelete", provider)}
          hint={word(`portal.options.onDelete.${now.onDelete === "suspend" ? "suspend" : "delete"}.hint`)}
          value={now.onDelete}
          options={(["delete", "suspend"] as const).map((value) => ({ value, text: word(`portal.options.onDelete.${value}`) }))}
          onValue={(value) => setNow({ ...now, onDelete: value as typeof now.onDelete })}
          wrong={submit.wrong("onDelete")}
        />
      </div>
      <Refusals of={submit.rest(...SWITCHES, "onDelete")} />
      <StepFoot submit busy={submit.busy} next={word(Object.keys(changes).length > 0 ? "portal.saveNext" : "next")} />
    </form>
  );
}
