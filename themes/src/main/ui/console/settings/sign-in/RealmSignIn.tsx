import { useState } from "preact/hooks";
import { useAdmin } from "../../../api/admin";
import { useLoad } from "../../../api/load";
import { useSubmit } from "../../../api/submit";
import type { SignInFlow, SignInFlowsChanged, SignInFlowsReturned } from "../../../api/types";
import { Failure } from "../../../parts/Blank";
import { Button } from "../../../parts/Button";
import { Chip } from "../../../parts/Chip";
import { Bones } from "../../../parts/Listing";
import { Note, Refusals } from "../../../parts/Note";
import { say } from "../../../parts/Toast";
import { word } from "../../../words/words";
import { useDirectory } from "../../directory/DirectoryFrame";
import { FlowList } from "./FlowList";
import { UndoDialog } from "./UndoDialog";

/** The realm's flows, in which the step has to be that sends people to their identity provider: what would be done, then done. */
export function RealmSignIn() {
  const admin = useAdmin();
  const { reload } = useDirectory();
  const flows = useLoad((signal) => admin.call("GET /sign-in-flows", {}, { signal }), [admin]);
  const [done, setDone] = useState<SignInFlowsChanged | SignInFlowsReturned>();
  const [undoing, setUndoing] = useState(false);
  const submit = useSubmit();

  function after(answer: SignInFlowsChanged | SignInFlowsReturned, text: string) {
    setDone(answer);
    say(text);
    flows.again();
    reload();
  }

  const prepare = () => submit.run(async () => after(await admin.call("POST /sign-in-flows", {}), word("flows.prepared")));

  const shown = flows.state === "ready" ? flows.value : undefined;
  const todo = shown?.flows.filter(({ action }) => action !== "none" && action !== "leave") ?? [];
  return (
    <section class="card settings-group" aria-busy={flows.state === "loading"}>
      <header>
        <div class="card-head">
          <h3>{word("flows")}</h3>
          {shown && <Chip look={shown.enforced ? "good" : "warn"}>{word(shown.enforced ? "flows.enforced" : "flows.open")}</Chip>}
        </div>
        <p>{word("flows.lead")}</p>
      </header>
      <div class="form">
        {flows.state === "loading" && <Bones rows={3} />}
        {flows.state === "failed" && <Failure title={word("flows.failed")} why={flows.why} again={flows.again} />}
        <Refusals of={submit.rest()} />
        {done && <Done of={done} />}
        {shown && (
          <>
            <FlowList flows={shown.flows} clients={shown.clients} />
            {shown.automatic && <p class="hint">{word("flows.automatic")}</p>}
            <div class="actions">
              {todo.length > 0 && (
                <Button busy={submit.busy} icon="shield" onClick={prepare}>
                  {word("flows.prepare")}
                </Button>
              )}
              {(shown.automatic || todo.length === 0) && (
                <Button onClick={() => setUndoing(true)}>
                  {word("flows.undo")}
                </Button>
              )}
            </div>
          </>
        )}
      </div>
      {undoing && <UndoDialog onClose={() => setUndoing(false)} onDone={(answer) => after(answer, word("flows.undone"))} />}
    </section>
  );
}

/** What has just been done, in words. */
function Done({ of }: { of: SignInFlowsChanged | SignInFlowsReturned }) {
  const lines = [
    ...of.changed.map((flow: SignInFlow) => flow.text),
    ...("removed" in of && of.removed.length > 0 ? [word("flows.removed", of.removed.join(", "))] : []),
    ...("kept" in of && of.kept.length > 0 ? [word("flows.keptFlows", of.kept.join(", "))] : []),
  ];
  return (
    <Note look="good">
      {lines.length === 0 ? (
        word("flows.nothing")
      ) : (
        <ul class="lines">
          {lines.map((line, n) => (
            <li key={n}>{line}</li>
          ))}
        </ul>
      )}
    </Note>
  );
}
