import { useState } from "preact/hooks";
import { useAdmin } from "../../../api/admin";
import { useSubmit } from "../../../api/submit";
import type { NewSetupLink, SetupLink } from "../../../api/types";
import { Button } from "../../../parts/Button";
import { Dialog } from "../../../parts/Dialog";
import { DurationField } from "../../../parts/DurationField";
import { Refusals } from "../../../parts/Note";
import { say } from "../../../parts/Toast";
import { word } from "../../../words/words";
import { useDirectory } from "../../directory/DirectoryFrame";
import { LinkOnce } from "./LinkOnce";

export type LinkAct = "resend" | "prolong" | "revoke";

interface Props {
  act: LinkAct;
  link: SetupLink;
  onClose: () => void;
  onChanged: () => void;
}

/** A link with another secret, a later end, or no way in at all. */
export function LinkActs({ act, link, onClose, onChanged }: Props) {
  const admin = useAdmin();
  const { directory } = useDirectory();
  const [length, setLength] = useState("P7D");
  const [made, setMade] = useState<NewSetupLink>();
  const submit = useSubmit();
  const params = { directory: directory.alias, link: link.id };

  async function run(event: Event) {
    event.preventDefault();
    await submit.run(async () => {
      if (act === "resend") {
        setMade(await admin.call("POST /directories/{directory}/links/{link}/resend", params));
      } else {
        if (act === "prolong") await admin.call("PATCH /directories/{directory}/links/{link}", params, { body: { expiresIn: length } });
        else await admin.call("DELETE /directories/{directory}/links/{link}", params);
        say(word(`links.${act}Done`, link.label));
        onClose();
      }
      onChanged();
    });
  }

  if (made) return <LinkOnce link={made} onClose={onClose} />;
  const again = act === "resend" && !link.email ? "renew" : act;
  return (
    <Dialog title={word(`links.${again}One`, link.label)} lead={word(`links.${again}Lead`, link.email ?? "")} onClose={onClose}>
      <form class="form" noValidate onSubmit={run}>
        <Refusals of={submit.rest("expiresIn", "expires")} />
        {act === "prolong" && (
          <DurationField
            label={word("links.from")}
            hint={word("links.lengthHint")}
            value={length}
            onValue={setLength}
            units={["H", "D"]}
            wrong={submit.wrong("expiresIn") ?? submit.wrong("expires")}
          />
        )}
        <div class="actions end">
          <Button onClick={onClose}>{word("cancel")}</Button>
          <Button look={act === "revoke" ? "danger" : "primary"} submit busy={submit.busy}>
            {word(`links.${again}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
