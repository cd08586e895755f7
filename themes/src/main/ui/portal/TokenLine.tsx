import type { ComponentChildren } from "preact";
import { useSubmit } from "../api/submit";
import type { DirectoryToken, Token } from "../api/types";
import { day, word } from "../words/words";
import { Button } from "../parts/Button";
import { Dialog } from "../parts/Dialog";
import { Icon } from "../parts/Icon";
import { Refusals } from "../parts/Note";
import { Time } from "../parts/Time";
import { say } from "../parts/Toast";
import { useSetUp } from "./context";

/** What is known of a token that cannot be shown any more. */
export function TokenLine({ of, children }: { of: Token; children?: ComponentChildren }) {
  const issued = of.declared ? undefined : of;
  return (
    <li>
      <Icon of="key" />
      <span>
        <b>{issued?.label ?? word("portal.token.declared")}</b> {issued && <code>…{issued.lastFour}</code>}
        <small>
          {issued && (
            <>
              {word("portal.token.created")} <Time at={issued.created} /> ·{" "}
            </>
          )}
          {issued?.lastUsed ? (
            <>
              {word("portal.token.used")} <Time at={issued.lastUsed} />
            </>
          ) : (
            issued && word("portal.token.unused")
          )}
          {issued?.expires && (
            <>
              {" "}
              · {word("portal.token.expires", day(issued.expires))}
            </>
          )}
        </small>
      </span>
      {children}
    </li>
  );
}

export function tokenName(token: DirectoryToken): string {
  return `${token.label} …${token.lastFour}`;
}

interface RevokeProps {
  token: DirectoryToken;
  onClose: () => void;
  onDone: () => void;
}

/** Says what it does before it does it. */
export function Revoke({ token, onClose, onDone }: RevokeProps) {
  const { api, provider } = useSetUp();
  const submit = useSubmit();
  const revoke = () =>
    submit.run(async () => {
      await api.revoke(token.id);
      say(word("portal.token.revoked", tokenName(token)));
      onClose();
      onDone();
    });
  return (
    <Dialog
      title={word("portal.token.revokeThis", tokenName(token))}
      lead={word(token.lastUsed ? "portal.token.revokeUsed" : "portal.token.revokeUnused", provider)}
      onClose={onClose}
    >
      <Refusals of={submit.rest()} />
      <div class="actions end">
        <Button onClick={onClose}>{word("cancel")}</Button>
        <Button look="danger" busy={submit.busy} onClick={revoke}>
          {word("portal.token.revoke")}
        </Button>
      </div>
    </Dialog>
  );
}
