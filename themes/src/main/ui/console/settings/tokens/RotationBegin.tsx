import { useAdmin } from "../../../api/admin";
import { useDraft } from "../../../api/draft";
import { useSubmit } from "../../../api/submit";
import type { DirectoryToken } from "../../../api/types";
import { Button } from "../../../parts/Button";
import { DurationField } from "../../../parts/DurationField";
import { Field } from "../../../parts/Field";
import { Refusals } from "../../../parts/Note";
import { day, word } from "../../../words/words";
import { useDirectory } from "../../directory/DirectoryFrame";
import { providerOf } from "./provider";

interface Props {
  old: DirectoryToken;
  onClose: () => void;
  onIssued: (token: string) => void;
}

/** How long both open, then the new one is made. */
export function RotationBegin({ old, onClose, onIssued }: Props) {
  const admin = useAdmin();
  const { directory } = useDirectory();
  const [label, setLabel] = useDraft(`settings/${directory.alias}/tokens/rotate/label`, word("tokens.rotate.label", word(`kind.${directory.kind}`), day(new Date().toISOString())));
  const [overlap, setOverlap] = useDraft(`settings/${directory.alias}/tokens/rotate/overlap`, "P7D");
  const submit = useSubmit();

  async function rotate(event: Event) {
    event.preventDefault();
    await submit.run(async () => {
      const params = { directory: directory.alias, token: old.id ?? "" };
      const issued = await admin.call("POST /directories/{directory}/tokens/{token}/rotate", params, { body: { label, ...(overlap ? { overlap } : {}) } });
      onIssued(issued.token);
    });
  }

  return (
    <form class="form" noValidate onSubmit={rotate}>
      <p>{word("tokens.rotate.begin", providerOf(directory, "tokens.atProvider"))}</p>
      <Refusals of={submit.rest("label", "overlap")} />
      <Field label={word("tokens.label")} value={label} onValue={setLabel} wrong={submit.wrong("label")} maxLength={255} />
      <DurationField label={word("tokens.overlap")} hint={word("tokens.overlapHint")} value={overlap} onValue={setOverlap} units={["H", "D"]} wrong={submit.wrong("overlap")} />
      <div class="actions end">
        <Button onClick={onClose}>{word("cancel")}</Button>
        <Button look="primary" submit busy={submit.busy}>
          {word("tokens.rotate.create")}
        </Button>
      </div>
    </form>
  );
}
