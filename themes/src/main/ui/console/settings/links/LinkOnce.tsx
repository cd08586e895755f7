import type { NewSetupLink } from "../../../api/types";
import { Button } from "../../../parts/Button";
import { Copy } from "../../../parts/Copy";
import { Dialog } from "../../../parts/Dialog";
import { Note } from "../../../parts/Note";
import { exactly, word } from "../../../words/words";

/** The link, which nobody shows again. */
export function LinkOnce({ link, onClose }: { link: NewSetupLink; onClose: () => void }) {
  return (
    <Dialog
      look="wide"
      careful
      title={word(link.email ? "links.sent" : "links.made")}
      lead={word(link.email ? "links.sentLead" : "links.madeLead", link.email ?? "")}
      onClose={onClose}
    >
      <Copy label={word("links.link")} value={link.link} />
      <Note look="warn">{word("links.once", exactly(link.expires))}</Note>
      <div class="actions end">
        <Button look="primary" onClick={onClose}>
          {word("links.carried")}
        </Button>
      </div>
    </Dialog>
  );
}
