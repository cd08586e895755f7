import { useAdmin } from "../../api/admin";
import { useSubmit } from "../../api/submit";
import type { Rehearsal } from "../../api/types";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { count, word } from "../../words/words";
import { useDirectory } from "./DirectoryFrame";

interface Props {
  report: Rehearsal;
  onDone: () => void;
  onClose: () => void;
}

/** Asks once more, with the numbers, since it cannot be taken back. */
export function GoLive({ report, onDone, onClose }: Props) {
  const admin = useAdmin();
  const { directory } = useDirectory();
  const submit = useSubmit();

  async function goLive() {
    const done = await submit.run(() => admin.call("POST /directories/{directory}/rehearsal/go-live", { directory: directory.alias }));
    if (done) {
      say(word("rehearsal.begun", directory.name));
      onDone();
    }
  }

  return (
    <Dialog title={word("rehearsal.goLiveTitle", directory.name)} lead={word("rehearsal.goLiveLead")} onClose={onClose}>
      <Refusals of={submit.rest()} />
      <ul>
        <li>{count("rehearsal.willLink", report.linked)}</li>
        <li>{count("rehearsal.willMake", report.made)}</li>
        <li>{count("rehearsal.willSuspend", report.suspended)}</li>
        <li>{count("rehearsal.willWait", report.review + report.refused)}</li>
      </ul>
      <div class="actions end">
        <Button onClick={onClose}>{word("cancel")}</Button>
        <Button look="primary" busy={submit.busy} onClick={goLive}>
          {word("rehearsal.goLive")}
        </Button>
      </div>
    </Dialog>
  );
}
