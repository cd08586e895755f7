import { useState } from "preact/hooks";
import type { PortalDirectory } from "../api/types";
import { known, word } from "../words/words";
import { Button } from "../parts/Button";
import { Copy } from "../parts/Copy";
import { Heading } from "../parts/Heading";
import { Icon } from "../parts/Icon";
import type { Portal } from "./session";

interface Props {
  portal: Portal;
  directory: PortalDirectory;
  onBack: () => void;
  onNext: () => void;
}

/** What to enter over there, in the words that stand over there. */
export function Connect({ portal, directory, onBack, onNext }: Props) {
  const [token, setToken] = useState("");
  const [wrong, setWrong] = useState("");
  const [busy, setBusy] = useState(false);
  const provider = word(`kind.${directory.kind}`);
  const there = (what: string) =>
    word(known(`guide.${directory.kind}.${what}`) ? `guide.${directory.kind}.${what}` : `guide.generic.${what}`);

  async function issue() {
    setBusy(true);
    setWrong("");
    try {
      setToken((await portal.call("POST /portal/api/tokens", {}, { body: { label: provider } })).token);
    } catch (why) {
      setWrong((why as Error).message);
    }
    setBusy(false);
  }

  return (
    <section class="card step">
      <header class="step-head">
        <Heading>{word("connect", provider)}</Heading>
        <p>{word("connect.text")}</p>
      </header>
      <ol class="tasks">
        <li>
          <h2>{there("open")}</h2>
          <p>{there("openText")}</p>
        </li>
        <li>
          <h2>{word("connect.url", there("url"))}</h2>
          <Copy label={there("url")} value={directory.scimBaseUrl} />
        </li>
        <li>
          <h2>{word("connect.token", there("token"))}</h2>
          {token ? (
            <>
              <Copy label={there("token")} value={token} />
              <p class="note warn">
                <Icon of="alert" />
                {word("connect.once")}
              </p>
            </>
          ) : (
            <div class="actions">
              <Button onClick={issue} busy={busy}>
                {word("connect.issue")}
              </Button>
            </div>
          )}
          {wrong && (
            <p class="note bad" role="alert">
              <Icon of="alert" />
              {wrong}
            </p>
          )}
        </li>
        <li>
          <h2>{there("test")}</h2>
          <p>{there("testText")}</p>
        </li>
      </ol>
      <div class="step-foot">
        <Button look="plain" icon="before" onClick={onBack}>
          {word("back")}
        </Button>
        <Button look="primary" onClick={onNext}>
          {word("next")}
        </Button>
      </div>
    </section>
  );
}
