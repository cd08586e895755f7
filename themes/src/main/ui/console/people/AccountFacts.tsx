import type { ComponentChildren } from "preact";
import type { Person } from "../../api/types";
import { Time } from "../../parts/Time";
import { count, word } from "../../words/words";

/** By which names the account is known, and where it is signed in. */
export function AccountFacts({ person }: { person: Person }) {
  const { sessions, links } = person;
  return (
    <section class="card padded" aria-labelledby="account">
      <h3 id="account">{word("account")}</h3>
      <dl class="facts">
        <Fact name={word("account.sessions")}>
          {sessions.online + sessions.offline === 0 ? word("account.noSession") : count("account.online", sessions.online)}
          {sessions.offline > 0 && <>, {count("account.offline", sessions.offline)}</>}
          {sessions.last && (
            <small>
              {word("account.lastUsed")} <Time at={sessions.last} />
            </small>
          )}
        </Fact>
        <Fact name={word("account.links")}>
          {links.length === 0 && word("account.noLink")}
          {links.map((link) => (
            <span key={link.identityProvider} class="fact-line">
              {link.identityProvider}
              <small>
                <bdi>{link.userId}</bdi>
              </small>
            </span>
          ))}
        </Fact>
        <Fact name={word("account.created")}>
          <Time at={person.created} />
        </Fact>
        <Fact name={word("account.changed")}>
          <Time at={person.lastModified} />
        </Fact>
        {person.externalId && (
          <Fact name={word("account.externalId")}>
            <code>{person.externalId}</code>
          </Fact>
        )}
        <Fact name={word("account.id")}>
          <code>{person.id}</code>
        </Fact>
        {person.scimId !== person.id && (
          <Fact name={word("account.scimId")}>
            <code>{person.scimId}</code>
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
