import type { ComponentChildren } from "preact";
import { count, word } from "../words/words";
import { Icon, type Drawing } from "../parts/Icon";
import { Note } from "../parts/Note";
import { Button } from "../parts/Button";
import { useSetUp } from "./context";
import { Marked } from "./guides/Marked";
import { StepHead, Subheading } from "./StepHead";
import { Exchange } from "./Tokens";

/** What happens next, how the token is exchanged one day, and whom to ask. */
export function Done() {
  const { api, directory, provider, vendor, inside, guide, goBack, leave } = useSetUp();
  const byLink = inside === "portal";
  const arrived = directory.users > 0;
  const mayExchange = api.scopes.includes("connect") || api.scopes.includes("rotate-token");
  return (
    <section class="card step">
      <StepHead title={word(arrived ? "portal.done" : "portal.done.almost")}>
        {arrived ? word("portal.done.text", provider, count("portal.groups.members", directory.users), count("portal.done.groups", directory.groups)) : word("portal.done.almostText", provider)}
      </StepHead>
      <ul class="done-things">
        <Thing icon="sync" title={word("portal.done.next")}>
          {word(byLink ? "portal.done.nextText" : "portal.done.nextAdmin", vendor)}
          <p>
            {word("portal.done.pace")} <Marked text={word(`guide.${guide.id}.first`)} />
          </p>
        </Thing>
        {mayExchange && (
          <Thing icon="key" title={word("portal.done.token")}>
            {word(byLink ? "portal.done.tokenText" : "portal.done.tokenAdmin")}
            <Exchange />
          </Thing>
        )}
        {byLink && (
          <Thing icon="people" title={word("portal.done.ask")}>
            {word("portal.done.askText", vendor, directory.alias)}
          </Thing>
        )}
      </ul>
      {directory.attention.length > 0 && <Note look="warn">{word("portal.done.attention")}</Note>}
      <div class="step-foot">
        {goBack && (
          <Button look="plain" icon="before" onClick={goBack}>
            {word("back")}
          </Button>
        )}
        {leave ? (
          <a class="button primary" href={leave.href} rel="noreferrer">
            {leave.text}
          </a>
        ) : (
          <p class="may-close">{word("portal.done.close")}</p>
        )}
      </div>
    </section>
  );
}

function Thing({ icon, title, children }: { icon: Drawing; title: string; children: ComponentChildren }) {
  return (
    <li>
      <Icon of={icon} />
      <div>
        <Subheading>{title}</Subheading>
        <div class="thing-text">{children}</div>
      </div>
    </li>
  );
}
