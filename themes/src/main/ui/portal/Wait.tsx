import { number, word } from "../words/words";
import { Icon } from "../parts/Icon";
import { Note } from "../parts/Note";
import { Time } from "../parts/Time";
import { useSetUp } from "./context";
import { findings, type Finding } from "./diagnosis";
import { Findings } from "./Findings";
import { Marked } from "./guides/Marked";
import { useListening } from "./Listening";
import { Refused } from "./Refused";
import type { Counts, SetUpDirectory } from "./SetUpApi";
import { StepFoot, StepHead, Subheading } from "./StepHead";

/** After so many looks without a word, what may be wrong is said. */
const PATIENCE = 5;

/** What has arrived so far, and what is wrong if that is not what it should be. */
export function Wait() {
  const { directory, provider, vendor, guide } = useSetUp();
  const { counts, lost, looks } = useListening(true);
  const heard = directory.lastRequest !== undefined;
  const people = counts?.people.total ?? directory.users;
  const groups = counts?.groups ?? directory.groups;
  const found = findings(directory, counts, vendor);
  const stuck = found.some(({ look }) => look !== "info");
  return (
    <section class="card step">
      <StepHead title={word("portal.wait")}>{word("portal.wait.text", provider)}</StepHead>
      <div class={people > 0 ? "listening heard" : "listening"} role="status">
        <span class={people > 0 ? "radar" : "radar calm"}>
          <Icon of={people > 0 ? "check" : "signal"} />
        </span>
        <Subheading>{word(people > 0 ? "portal.wait.arriving" : heard ? "portal.wait.heard" : "portal.wait.waiting", provider)}</Subheading>
        <p>
          {directory.lastRequest ? (
            <>
              {word("portal.wait.last")} <Time at={directory.lastRequest} />
            </>
          ) : (
            word("portal.wait.patience")
          )}
        </p>
        <Milestones heard={heard} people={people} groups={groups} />
      </div>
      {lost && (
        <Note look="bad" alert>
          {lost}
        </Note>
      )}
      <Findings of={[...found, ...incomplete(directory, counts, guide.id, { stuck, looks })]} />
      <Refused look={Math.floor(looks / PATIENCE)} />
      {people === 0 && (
        <Note>
          <b>{word("portal.send.first")}</b> <Marked text={word(`guide.${guide.id}.first`)} />
        </Note>
      )}
      <StepFoot />
    </section>
  );
}

function Milestones({ heard, people, groups }: { heard: boolean; people: number; groups: number }) {
  return (
    <dl class="figures">
      {[
        { name: "test", there: heard, value: heard ? <Icon of="check" /> : "–", text: heard ? word("portal.wait.yes") : word("portal.wait.no") },
        { name: "people", there: people > 0, value: number(people), text: "" },
        { name: "groups", there: groups > 0, value: number(groups), text: "" },
      ].map(({ name, there, value, text }) => (
        <div key={name} class={there ? "there" : ""}>
          <dt>{word(`portal.wait.${name}`)}</dt>
          <dd>
            {value}
            {text && <span class="unseen">{text}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What is not wrong and not yet all, with what this provider needs for the rest. */
function incomplete(directory: SetUpDirectory, counts: Counts | undefined, guide: string, { stuck, looks }: { stuck: boolean; looks: number }): Finding[] {
  const note = (id: string, look: Finding["look"], text: string): Finding => ({ id, look, title: word(`portal.diagnosis.${id}`), text });
  if (!directory.lastRequest) return looks > PATIENCE && !stuck ? [note("nothing", "warn", word("portal.diagnosis.nothing.do"))] : [];
  if (!counts) return [];
  const found: Finding[] = [];
  if (counts.people.total === 0) found.push(note("nobody", "info", word(`guide.${guide}.nobody`)));
  if (counts.people.total === 1) found.push(note("one", "info", word("portal.diagnosis.one.do")));
  if (counts.people.total > 0 && counts.groups === 0) found.push(note("noGroups", "info", word(`guide.${guide}.noGroups`)));
  return found;
}
