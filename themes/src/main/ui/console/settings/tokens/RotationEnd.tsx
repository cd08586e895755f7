import { useAdmin } from "../../../api/admin";
import { useSubmit } from "../../../api/submit";
import type { DirectoryToken } from "../../../api/types";
import { Button } from "../../../parts/Button";
import { Icon } from "../../../parts/Icon";
import { Refusals } from "../../../parts/Note";
import { say } from "../../../parts/Toast";
import { exactly, since, word } from "../../../words/words";
import { useDirectory } from "../../directory/DirectoryFrame";

interface Props {
  old: DirectoryToken;
  onClose: () => void;
  onChanged: () => void;
}

/** The new token is used: the old one ends, now or as it was meant to. */
export function RotationEnd({ old, onClose, onChanged }: Props) {
  const admin = useAdmin();
  const { directory } = useDirectory();
  const submit = useSubmit();
  const end = () =>
    submit.run(async () => {
      await admin.call("DELETE /directories/{directory}/tokens/{token}", { directory: directory.alias, token: old.id ?? "" });
      say(word("tokens.revoked", old.label ?? ""));
      onChanged();
      onClose();
    });
  return (
    <>
      <div class="listening heard small" role="status">
        <span class="radar">
          <Icon of="check" />
        </span>
        <b>{word("tokens.rotate.heard")}</b>
        <p>
          {old.lastUsed && word("tokens.rotate.oldUsed", since(old.lastUsed))} {old.expires && word("tokens.rotate.oldEnds", exactly(old.expires))}
        </p>
      </div>
      <Refusals of={submit.rest()} />
      <div class="actions end">
        <Button onClick={onClose}>{word("tokens.rotate.keep")}</Button>
        <Button look="primary" busy={submit.busy} onClick={end}>
          {word("tokens.endOld")}
        </Button>
      </div>
    </>
  );
}
