import { useState } from "preact/hooks";
import { useEvery, useLoad } from "../api/load";
import { useSubmit } from "../api/submit";
import { issued as issuedOf, keyOf } from "../api/tokens";
import type { DirectoryToken, IssuedToken } from "../api/types";
import { word } from "../words/words";
import { Button } from "../parts/Button";
import { Copy } from "../parts/Copy";
import { Note, Refusals } from "../parts/Note";
import { useSetUp } from "./context";
import { StepFoot, StepHead } from "./StepHead";
import { Revoke, TokenLine } from "./TokenLine";

/** For whoever may exchange a token and nothing else. */
export function Tokens() {
  const { provider } = useSetUp();
  return (
    <section class="card step">
      <StepHead title={word("portal.tokens")}>{word("portal.tokens.text", provider)}</StepHead>
      <Exchange />
      <StepFoot />
    </section>
  );
}

const EVERY = 3000;
/** How long the old one still opens: time enough to carry the new one over, also across a weekend. */
const OVERLAP = "P7D";

/** A new token beside the old one; as soon as the new one is used, the old one can go. */
export function Exchange() {
  const { api, provider } = useSetUp();
  const [issued, setIssued] = useState<IssuedToken>();
  const [revoking, setRevoking] = useState<DirectoryToken>();
  const submit = useSubmit();
  const tokens = useLoad((signal) => api.tokens(signal), [api]);
  useEvery(EVERY, () => issued && tokens.again(), [issued]);
  if (tokens.state === "loading") return <span class="bone w-50" />;
  if (tokens.state === "failed") return <Refusals of={[tokens.why.message]} />;
  const there = tokens.value.filter(({ active }) => active);
  const fresh = issued && issuedOf(there).find(({ id }) => id === issued.id);
  const [only] = issuedOf(there);
  const exchange = () =>
    submit.run(async () => {
      setIssued(only ? await api.rotate(only.id, OVERLAP) : await api.issue(provider));
      tokens.again();
    });
  return (
    <div class="token-made">
      <ul class="token-list">
        {there.map((token) => (
          <TokenLine key={keyOf(token)} of={token}>
            {there.length > 1 && !token.declared && token.id !== issued?.id && (
              <Button small onClick={() => setRevoking(token)}>
                {word("portal.token.revoke")}
              </Button>
            )}
          </TokenLine>
        ))}
      </ul>
      {issued && (
        <>
          <Copy label={word("portal.token.new")} value={issued.token} />
          {fresh?.lastUsed ? (
            <Note look="good" alert>
              {word("portal.exchange.used", provider)}
            </Note>
          ) : (
            <Note look="warn">{word("portal.exchange.once", provider)}</Note>
          )}
        </>
      )}
      {there.length < 2 && (
        <Button icon="again" onClick={exchange} busy={submit.busy}>
          {word(only ? "portal.exchange" : "portal.token.issue")}
        </Button>
      )}
      {there.length > 1 && !issued && <p>{word("portal.exchange.two")}</p>}
      <Refusals of={submit.rest()} />
      {revoking && <Revoke token={revoking} onClose={() => setRevoking(undefined)} onDone={tokens.again} />}
    </div>
  );
}
