import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useSubmit } from "../../api/submit";
import type { RealmSettings } from "../../api/types";
import { Button } from "../../parts/Button";
import { Chip } from "../../parts/Chip";
import { Dialog } from "../../parts/Dialog";
import { Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { count, word } from "../../words/words";

/** The switch of directory sync for the realm. Switching it off stops all directories, so it is asked for twice. */
export function SwitchedOn({ of, reload }: { of: RealmSettings; reload: () => void }) {
  const admin = useAdmin();
  const [asking, setAsking] = useState(false);
  const submit = useSubmit();

  async function turn(enabled: boolean) {
    const done = await submit.run(() => admin.call("PATCH /settings", {}, { body: { enabled } }));
    if (done) {
      say(word(enabled ? "realm.switchedOn" : "realm.switchedOff"));
      setAsking(false);
      reload();
    }
  }

  return (
    <section class="card padded" aria-labelledby="switch">
      <div class="card-head">
        <h2 id="switch">{word("realm.switch")}</h2>
        <Chip look={of.enabled ? "good" : ""}>{word(of.enabled ? "realm.on" : "realm.off")}</Chip>
      </div>
      {!asking && <Refusals of={submit.rest()} />}
      <div class="life">
        <p>{of.enabled ? count("realm.onText", of.status.enabledDirectories) : word("realm.offText")}</p>
        {of.enabled ? (
          <Button onClick={() => setAsking(true)}>{word("realm.switchOff")}</Button>
        ) : (
          <Button look="primary" busy={submit.busy} onClick={() => turn(true)}>
            {word("realm.switchOn")}
          </Button>
        )}
      </div>
      {asking && (
        <Dialog title={word("realm.switchOff")} lead={count("realm.switchOffLead", of.status.enabledDirectories)} onClose={() => setAsking(false)}>
          <Refusals of={submit.rest()} />
          <div class="actions end">
            <Button onClick={() => setAsking(false)}>{word("cancel")}</Button>
            <Button look="danger" busy={submit.busy} onClick={() => turn(false)}>
              {word("realm.switchOff")}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
