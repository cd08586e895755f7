import { useRef, useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { go } from "../../api/route";
import { Button } from "../../parts/Button";
import { ChoiceField } from "../../parts/ChoiceField";
import type { Find } from "../../parts/choices";
import { Dialog } from "../../parts/Dialog";
import { word } from "../../words/words";

const MOST = 20;

/** Chooses the client that becomes an app. It is one when it has a ladder, so this only leads to its ladder. */
export function AddApp({ onClose }: { onClose: () => void }) {
  const admin = useAdmin();
  const [client, setClient] = useState("");
  const [wrong, setWrong] = useState<string>();
  const ids = useRef(new Map<string, string>());

  const find: Find = async (search, signal) => {
    const found = await admin.call("GET /choices/{kind}", { kind: "clients", search, max: MOST }, signal ? { signal } : {});
    return found.items.map(({ id, value, name }) => {
      ids.current.set(value, id);
      // Keycloak's own clients have the key of a message as their name.
      return { value, text: name && !name.startsWith("${") ? name : value, below: value };
    });
  };

  function open(event: Event) {
    event.preventDefault();
    const id = ids.current.get(client);
    if (!id) {
      setWrong(word("roles.add.needed"));
      return;
    }
    onClose();
    go(admin.href(["roles", id]));
  }

  return (
    <Dialog title={word("roles.add")} lead={word("roles.add.lead")} onClose={onClose}>
      <form class="form" onSubmit={open} noValidate>
        <ChoiceField
          label={word("roles.add.client")}
          hint={
            <>
              {word("roles.add.hint")}{" "}
              <a href={admin.href(["roles", "realm"])} onClick={onClose}>
                {word("roles.add.realm")}
              </a>
            </>
          }
          value={client}
          onValue={(value) => {
            setClient(value);
            setWrong(undefined);
          }}
          find={find}
          placeholder={word("roles.add.placeholder")}
          wrong={wrong}
        />
        <div class="actions end">
          <Button onClick={onClose}>{word("cancel")}</Button>
          <Button look="primary" submit>
            {word("roles.add.act")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
