import { useAdmin } from "../../../api/admin";
import { useSubmit } from "../../../api/submit";
import type { DirectoryToken } from "../../../api/types";
import { Button } from "../../../parts/Button";
import { Dialog } from "../../../parts/Dialog";
import { Note, Refusals } from "../../../parts/Note";
import { say } from "../../../parts/Toast";
import { since, word } from "../../../words/words";
import { useDirectory } from "../../directory/DirectoryFrame";

interface Props {
  token: DirectoryToken;
  /** Whether it is the only one that opens the directory. */
  alone: boolean;
  onClose: () => void;
  onChanged: () => void;
}

/** Ends a token at once. */
export function RevokeToken({ token, alone, onClose, onChanged }: Props) {
  const admin = useAdmin();
  const { directory } = useDirectory();
  const submit = useSubmit();
  const revoke = () =>
    submit.run(async () => {
      await admin.call("DELETE /directories/{directory}/tokens/{token}", { directory: directory.alias, token: token.id ?? "" });
      say(word("tokens.revoked", token.label ?? ""));
      onChanged();
      onClose();
    });
  return (
    <Dialog title={word("tokens.revokeOne", token.label ?? "")} lead={word("tokens.revokeLead")} onClose={onClose}>
      {token.active && (
        <Note look={alone || token.lastUsed ? "warn" : "info"}>
          {token.lastUsed ? word("tokens.revokeUsed", since(token.lastUsed)) : word("tokens.revokeUnused")}
          {alone && ` ${word("tokens.revokeAlone")}`}
        </Note>
      )}
      <Refusals of={submit.rest()} />
      <div class="actions end">
        <Button onClick={onClose}>{word("cancel")}</Button>
        <Button look="danger" busy={submit.busy} onClick={revoke}>
          {word("tokens.revoke")}
        </Button>
      </div>
    </Dialog>
  );
}
