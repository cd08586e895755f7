import { useState } from "preact/hooks";
import { useLoad } from "../api/load";
import { useSubmit } from "../api/submit";
import { keyOf } from "../api/tokens";
import type { DirectoryToken, IssuedToken } from "../api/types";
import { word } from "../words/words";
import { Button } from "../parts/Button";
import { Copy } from "../parts/Copy";
import { Note, Refusals } from "../parts/Note";
import { useSetUp } from "./context";
import { Revoke, TokenLine } from "./TokenLine";

interface Props {
  /** As the field over there is called. */
  label: string;
  /** What a new token is called. */
  name: string;
  /** Shown until the page is left, and never again. */
  issued: IssuedToken | undefined;
  onIssued: (token: IssuedToken) => void;
}

/** The token to enter over there. A directory has two at most, so that one can be exchanged without a gap. */
export function TokenBox({ label, name, issued, onIssued }: Props) {
  const { api } = useSetUp();
  const submit = useSubmit();
  const [revoking, setRevoking] = useState<DirectoryToken>();
  const tokens = useLoad((signal) => api.tokens(signal), [api]);
  if (issued) {
    return (
      <>
        <Copy label={label} value={issued.token} />
        <Note look="warn">{word("portal.token.once")}</Note>
      </>
    );
  }
  if (tokens.state === "loading") return <span class="bone w-50" />;
  if (tokens.state === "failed") return <Refusals of={[tokens.why.message]} />;
  const there = tokens.value.filter(({ active }) => active);
  const issue = () => submit.run(async () => onIssued(await api.issue(name)));
  return (
    <div class="token-made">
      {there.length > 0 && (
        <>
          <p>{word(there.length > 1 ? "portal.token.two" : "portal.token.one")}</p>
          <ul class="token-list">
            {there.map((token) => (
              <TokenLine key={keyOf(token)} of={token}>
                {there.length > 1 && !token.declared && (
                  <Button small onClick={() => setRevoking(token)}>
                    {word("portal.token.revoke")}
                  </Button>
                )}
              </TokenLine>
            ))}
          </ul>
        </>
      )}
      {there.length < 2 && (
        <Button icon="key" onClick={issue} busy={submit.busy}>
          {word(there.length === 0 ? "portal.token.issue" : "portal.token.issueAnother")}
        </Button>
      )}
      <Refusals of={submit.rest()} />
      {revoking && <Revoke token={revoking} onClose={() => setRevoking(undefined)} onDone={tokens.again} />}
    </div>
  );
}
