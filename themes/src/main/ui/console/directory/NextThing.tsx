import { useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import type { Directory, DirectoryOverview } from "../../api/types";
import { Button } from "../../parts/Button";
import { Icon } from "../../parts/Icon";
import { count, known, word } from "../../words/words";
import { SendLink } from "../directories/SendLink";
import { useDirectory } from "./DirectoryFrame";

/** Where the cause of each code of attention is mended. */
const PLACES: Record<string, readonly string[]> = {
  "token-expires": ["settings", "tokens"],
  "token-expired": ["settings", "tokens"],
  "no-token": ["settings", "tokens"],
  "refused": ["activity"],
  "denied": ["settings", "tokens"],
  "silent": ["activity"],
  "identity-provider-missing": ["settings", "sign-in"],
  "identity-provider-not-saml": ["settings", "sign-in"],
  "identity-provider-disabled": ["settings", "sign-in"],
  "saml-not-linked": ["settings", "sign-in"],
  "saml-not-enforced": ["settings", "sign-in"],
  "saml-flow-open": ["settings", "sign-in"],
  "organizations-off": ["settings", "organization"],
  "organization-missing": ["settings", "organization"],
  "organization-disabled": ["settings", "organization"],
  "group-renamed": ["groups"],
  "unknown-setting": ["settings"],
};

/** What somebody should do next about this directory, the most urgent first; good news when there is nothing. */
export function NextThing({ of }: { of: DirectoryOverview }) {
  const admin = useAdmin();
  const { directory } = useDirectory();
  const [sending, setSending] = useState(false);
  const there = (...path: readonly string[]) => admin.href(["directories", directory.alias, ...path]);
  const waiting = of.held + of.reviews;
  const rehearses = directory.mode === "rehearsal";
  const begun = directory.status === "draft" || directory.status === "link-sent" || directory.status === "waiting-for-first-request";
  return (
    <section class="card next-things" aria-label={word("next.title")}>
      {begun && (
        <Item text={beginning(directory)}>
          <a class="button primary" href={there("set-up")}>
            {word("next.setUp")}
          </a>
          <Button icon="link" onClick={() => setSending(true)}>
            {word("next.sendLink")}
          </Button>
        </Item>
      )}
      {rehearses && directory.status === "active" && (
        <Item text={word("next.rehearsal")}>
          <a class="button" href={there("rehearsal")}>
            {word("next.report")}
          </a>
        </Item>
      )}
      {directory.status === "paused" && <Item text={word("next.paused")} />}
      {directory.status === "deleting" && <Item text={word("next.deleting")} />}
      {waiting > 0 && (
        <Item urgent text={count("next.waiting", waiting)}>
          <a class="button" href={admin.href(["needs-you"], { directory: directory.alias })}>
            {word("next.decide")}
          </a>
        </Item>
      )}
      {directory.attention
        .filter(({ code }) => code !== "held" && code !== "reviews")
        .map(({ code, text }) => (
          <Item key={code} urgent text={known(`attention.${code}`) ? word(`attention.${code}`) : text} more={code === "refused" ? directory.refusalHint : undefined}>
            {PLACES[code] && (
              <a class="button" href={there(...PLACES[code])}>
                {word(`next.go.${PLACES[code][0]}`)}
              </a>
            )}
          </Item>
        ))}
      {of.groups.unmapped > 0 && (
        <Item text={count("next.unmapped", of.groups.unmapped)}>
          <a class="button" href={admin.href(["directories", directory.alias, "groups"], { unmapped: "true" })}>
            {word("next.map")}
          </a>
        </Item>
      )}
      {directory.status === "active" && !rehearses && waiting === 0 && of.groups.unmapped === 0 && <Item good text={word("next.nothing")} />}
      {sending && <SendLink alias={directory.alias} onClose={() => setSending(false)} />}
    </section>
  );
}

/** An identity provider without a name of its own gets a sentence of its own. */
function beginning({ status, kind }: Directory): string {
  return kind === "generic" ? word(`next.${status}.generic`) : word(`next.${status}`, word(`kind.${kind}`));
}

interface ItemProps {
  text: string;
  more?: string | undefined;
  urgent?: boolean;
  good?: boolean;
  children?: preact.ComponentChildren;
}

function Item({ text, more, urgent = false, good = false, children }: ItemProps) {
  return (
    <div class={`next-thing ${urgent ? "urgent" : ""} ${good ? "good" : ""}`}>
      <Icon of={good ? "check" : urgent ? "alert" : "next"} />
      <div>
        <p>{text}</p>
        {more && <small>{more}</small>}
      </div>
      {children && <div class="actions">{children}</div>}
    </div>
  );
}
