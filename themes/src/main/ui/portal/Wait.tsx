import { useEffect, useState } from "preact/hooks";
import type { PortalDirectory } from "../api/types";
import { number, word } from "../words/words";
import { Button } from "../parts/Button";
import { Heading } from "../parts/Heading";
import { Icon } from "../parts/Icon";
import { Time } from "../parts/Time";
import type { Portal } from "./session";

const EVERY = 3000;

interface Props {
  portal: Portal;
  directory: PortalDirectory;
  onHeard: (directory: PortalDirectory) => void;
  onBack: () => void;
}

/** Looks every few seconds whether something has come; what has been heard is said at once. */
export function Wait({ portal, directory, onHeard, onBack }: Props) {
  const [lost, setLost] = useState("");
  useEffect(() => {
    const leaving = new AbortController();
    const look = () =>
      portal.call("GET /portal/api/directory", {}, { signal: leaving.signal }).then(
        (now) => {
          setLost("");
          onHeard(now);
        },
        (why: Error) => leaving.signal.aborted || setLost(why.message),
      );
    const watch = setInterval(() => document.hidden || look(), EVERY);
    void look();
    return () => {
      clearInterval(watch);
      leaving.abort();
    };
  }, [portal]);

  const provider = word(`kind.${directory.kind}`);
  const heard = directory.firstRequest !== undefined;
  return (
    <section class="card step">
      <header class="step-head">
        <Heading>{word("wait")}</Heading>
        <p>{word("wait.text", provider)}</p>
      </header>
      <div class={heard ? "listening heard" : "listening"} role="status">
        <span class={heard ? "radar" : "radar calm"}>
          <Icon of={heard ? "check" : "signal"} />
        </span>
        <h2>{word(heard ? "wait.heard" : "wait.waiting", provider)}</h2>
        {directory.lastRequest ? (
          <p>
            {word("wait.last")} <Time at={directory.lastRequest} />
          </p>
        ) : (
          <p>{word("wait.patience")}</p>
        )}
        {heard && (
          <dl class="figures">
            <div>
              <dt>{word("directories.people")}</dt>
              <dd>{number(directory.users)}</dd>
            </div>
            <div>
              <dt>{word("directories.groups")}</dt>
              <dd>{number(directory.groups)}</dd>
            </div>
          </dl>
        )}
      </div>
      {(directory.refusedInARow ?? 0) > 0 && directory.refusal && (
        <p class="note warn" role="alert">
          <Icon of="alert" />
          {word("wait.refused", directory.refusal)}
        </p>
      )}
      {lost && (
        <p class="note bad" role="alert">
          <Icon of="alert" />
          {lost}
        </p>
      )}
      <div class="step-foot">
        <Button look="plain" icon="before" onClick={onBack}>
          {word("back")}
        </Button>
      </div>
    </section>
  );
}
