import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useSubmit } from "../../api/submit";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { word } from "../../words/words";
import { DeleteDirectory } from "./DeleteDirectory";
import { useDirectory } from "./DirectoryFrame";

/** Pause, resume, delete. */
export function LifeCycle() {
  const admin = useAdmin();
  const { directory, reload } = useDirectory();
  const [dialog, setDialog] = useState<"pause" | "delete">();
  const submit = useSubmit();
  const paused = directory.status === "paused";

  async function turn() {
    const operation = paused ? "POST /directories/{directory}/resume" : "POST /directories/{directory}/pause";
    const done = await submit.run(() => admin.call(operation, { directory: directory.alias }));
    if (done) {
      say(word(paused ? "life.resumed" : "life.paused", directory.name));
      setDialog(undefined);
      reload();
    }
  }

  return (
    <section class="card padded" aria-labelledby="life">
      <h2 id="life">{word("life")}</h2>
      {!dialog && <Refusals of={submit.rest()} />}
      <div class="life">
        <p>{word(paused ? "life.resumeText" : "life.pauseText")}</p>
        <Button icon={paused ? "play" : "pause"} busy={submit.busy} onClick={() => (paused ? turn() : setDialog("pause"))}>
          {word(paused ? "life.resume" : "life.pause")}
        </Button>
      </div>
      <div class="life">
        <p>{word("life.deleteText")}</p>
        <Button icon="trash" onClick={() => setDialog("delete")}>
          {word("life.delete")}
        </Button>
      </div>
      {dialog === "pause" && (
        <Dialog title={word("life.pauseTitle", directory.name)} lead={word("life.pauseLead")} onClose={() => setDialog(undefined)}>
          <Refusals of={submit.rest()} />
          <div class="actions end">
            <Button onClick={() => setDialog(undefined)}>{word("cancel")}</Button>
            <Button look="primary" busy={submit.busy} onClick={turn}>
              {word("life.pause")}
            </Button>
          </div>
        </Dialog>
      )}
      {dialog === "delete" && <DeleteDirectory onClose={() => setDialog(undefined)} />}
    </section>
  );
}
