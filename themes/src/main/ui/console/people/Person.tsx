import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import { useQuery, type Route } from "../../api/route";
import type { Person as PersonOf } from "../../api/types";
import { Failure } from "../../parts/Blank";
import { Bones } from "../../parts/Listing";
import { Note } from "../../parts/Note";
import { SubHead } from "../../parts/SubHead";
import { count, known, word } from "../../words/words";
import { AccountFacts } from "./AccountFacts";
import { AccountChip } from "./columns";
import { PersonGroups } from "./PersonGroups";
import { RoleHistory } from "./RoleHistory";
import { RoleCard } from "./RoleCard";
import { SentBeside } from "./SentBeside";

/** One person: which role they have and why, what their directory says of them, and what has changed. */
export function Person({ alias, user, route }: { alias: string; user: string; route: Route }) {
  const admin = useAdmin();
  const [get, set] = useQuery(route);
  const loaded = useLoad((signal) => admin.call("GET /directories/{directory}/people/{user}", { directory: alias, user }, { signal }), [admin, alias, user]);
  if (loaded.state === "loading") {
    return (
      <section class="card">
        <Bones rows={5} />
      </section>
    );
  }
  if (loaded.state === "failed") {
    return (
      <section class="card">
        <Failure title={word("person.failed")} why={loaded.why} again={loaded.again} />
      </section>
    );
  }
  const person = loaded.value;
  return (
    <>
      <SubHead
        title={fullName(person)}
        back={{ href: admin.href(["directories", alias, "people"]), text: word("people") }}
        chip={<AccountChip active={person.active} reason={person.reason} />}
        lead={<bdi>{person.userName}</bdi>}
      >
        <a class="button" href={admin.href(["directories", alias, "activity"], { target: person.id })}>
          {word("person.activity")}
        </a>
      </SubHead>
      <Waits of={person} href={admin.href(["needs-you"], { person: person.id })} />
      <RoleCard alias={alias} person={person} name={fullName(person)} app={get("app")} onApp={(app) => set({ app })} onChanged={loaded.again} />
      <div class="columns">
        <SentBeside person={person} />
        <div class="stack">
          <AccountFacts person={person} />
          <RoleHistory alias={alias} person={person} />
        </div>
      </div>
      <PersonGroups alias={alias} user={user} route={route} />
    </>
  );
}

/** Why the account is not what the directory says, and what waits for a decision. */
function Waits({ of: { reason, why, held, removalHeld }, href }: { of: PersonOf; href: string }) {
  return (
    <>
      {reason !== "active" && reason !== "directory" && <Note look="warn">{known(`person.why.${reason}`) ? word(`person.why.${reason}`) : why}</Note>}
      {held.total > 0 && (
        <Note look="warn">
          {removalHeld ? word("person.removalHeld") : count("person.held", held.total)} <a href={href}>{word("person.decide")}</a>
        </Note>
      )}
    </>
  );
}

export function fullName({ account, userName }: PersonOf): string {
  return [account.firstName, account.lastName].filter((part) => part?.trim()).join(" ") || userName;
}
