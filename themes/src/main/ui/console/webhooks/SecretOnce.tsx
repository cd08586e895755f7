import { Button } from "../../parts/Button";
import { Copy } from "../../parts/Copy";
import { Dialog } from "../../parts/Dialog";
import { Note } from "../../parts/Note";
import { word } from "../../words/words";

interface Props {
  title: string;
  lead: string;
  secret: string;
  onClose: () => void;
}

/** The secret of an endpoint, which nobody shows again. */
export function SecretOnce({ title, lead, secret, onClose }: Props) {
  return (
    <Dialog look="wide" careful title={title} lead={lead} onClose={onClose}>
      <div class="form">
        <div class="field">
          <b>{word("webhooks.secret")}</b>
          <Copy label={word("webhooks.secret")} value={secret} />
        </div>
        <Note look="warn">{word("webhooks.once")}</Note>
      </div>
      <div class="actions end">
        <Button look="primary" onClick={onClose}>
          {word("webhooks.carried")}
        </Button>
      </div>
    </Dialog>
  );
}
