import { count, known, word } from "../words/words";
import type { Counts, SetUpDirectory } from "./SetUpApi";

/** What is wrong, or may be, and what to do about it. */
export interface Finding {
  id: string;
  look: "bad" | "warn" | "info";
  title: string;
  text: string;
  /** In the server's own words, for whoever wants to know more. */
  said?: string | undefined;
}

/** Everything that keeps people from arriving, the most certain first; from what the server says, nothing is guessed. */
export function findings(directory: SetUpDirectory, counts: Counts | undefined, vendor: string): Finding[] {
  return [...shut(directory, vendor), ...denied(directory, vendor), ...refused(directory), ...withheld(counts, vendor)];
}

/** Whatever is sent is refused until the vendor does something. */
function shut({ status, signIn }: SetUpDirectory, vendor: string): Finding[] {
  const found: Finding[] = [];
  if (status === "paused") found.push(of("paused", "bad", vendor));
  if (signIn?.required && signIn.missing.length > 0) {
    found.push({ ...of("signIn", "bad", vendor), said: signIn.missing.map((code) => (known(`portal.diagnosis.missing.${code}`) ? word(`portal.diagnosis.missing.${code}`) : code)).join(" ") });
  }
  return found;
}

/** Somebody knocked with a wrong key, and nobody was let in since. */
function denied({ denied: knock, lastRequest }: SetUpDirectory, vendor: string): Finding[] {
  if (!knock || (lastRequest && lastRequest > knock.at)) return [];
  const key = `portal.diagnosis.denied.${knock.reason}`;
  if (!known(key)) return [{ id: knock.reason, look: "bad", title: knock.explanation, text: knock.hint ?? "" }];
  return [{ ...of(`denied.${knock.reason}`, "bad", vendor), said: knock.explanation }];
}

/** It was let in, and what it asked for was refused. */
function refused({ refusedInARow = 0, refusal = "", refusalHint = "" }: SetUpDirectory): Finding[] {
  if (refusedInARow === 0 || !refusal) return [];
  const path = /^40[45]\b/.test(refusal);
  const found = path ? of("path", "bad") : of("refused", "warn");
  return [{ ...found, title: path ? found.title : count("portal.diagnosis.refusedTimes", refusedInARow), text: path ? found.text : refusalHint || found.text, said: refusal }];
}

/** It was taken in, and does not show. */
function withheld(counts: Counts | undefined, vendor: string): Finding[] {
  if (!counts) return [];
  const found = REASONS.flatMap((reason) => {
    const n = counts.people.byReason[reason] ?? 0;
    return n === 0 ? [] : [{ ...of(`reason.${reason}`, "info", vendor), title: count(`portal.diagnosis.reason.${reason}.count`, n) }];
  });
  return counts.held === 0 ? found : [...found, { ...of("held", "info", vendor), title: count("portal.diagnosis.held.count", counts.held) }];
}

/** Why people who were sent have no account that can be used. */
const REASONS = ["import-users", "access-groups", "directory", "administrator"] as const;

function of(id: string, look: Finding["look"], vendor = ""): Finding {
  const title = `portal.diagnosis.${id}`;
  return { id, look, title: known(title) ? word(title, vendor) : "", text: word(`portal.diagnosis.${id}.do`, vendor) };
}
