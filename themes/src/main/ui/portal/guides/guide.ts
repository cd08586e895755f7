import cyberark from "./cyberark.json";
import entra from "./entra.json";
import generic from "./generic.json";
import google from "./google.json";
import jumpcloud from "./jumpcloud.json";
import okta from "./okta.json";
import oktaCatalogue from "./okta-catalogue.json";
import onelogin from "./onelogin.json";
import pingfederate from "./pingfederate.json";
import pingone from "./pingone.json";
import rippling from "./rippling.json";
import sailpoint from "./sailpoint.json";
import { known, word } from "../../words/words";

/**
 * What is on a screen of a provider and has to be filled in or chosen there, in order. Labels are the provider's own
 * words and never translated; what begins with $ is the address, the token, or a word of ours ("guide.word.…").
 */
export type Part =
  | { field: string; value: string }
  | { select: string; value: string }
  | { ticks: string; yes: string[]; no: string[] }
  | { on: string }
  | { off: string }
  | { pick: string }
  | { button: string }
  | { table: string; columns: string[]; rows: string[][] };

export interface GuideStep {
  id: string;
  /** Where its texts are: "guide.<words>", "guide.<words>.text", "guide.<words>.trap.…". */
  words: string;
  /** The menus to open, in order. */
  path: string[];
  /** The tabs of that screen; the one that is open is in the path. */
  tabs: string[];
  parts: Part[];
  /** What goes wrong there. */
  traps: string[];
}

/** How a provider is connected; its texts are "guide.<id>", .lead, .first, .nobody and .noGroups. */
export interface Guide {
  id: string;
  /** When its labels were compared with the provider's documentation. */
  checked: string;
  /** Whether all of them could be. */
  sure: boolean;
  /** Whether it cannot do all that others can, which the lead says. */
  limited: boolean;
  /** Up to the first call that arrives here. */
  connect: GuideStep[];
  /** Up to the first people and groups. */
  send: GuideStep[];
}

export const KINDS = [
  "okta",
  "entra",
  "onelogin",
  "jumpcloud",
  "pingone",
  "pingfederate",
  "google",
  "rippling",
  "cyberark",
  "sailpoint",
  "generic",
] as const;

export type Kind = (typeof KINDS)[number];

const GUIDES: Record<Kind, readonly [Guide, ...Guide[]]> = {
  okta: [okta, oktaCatalogue],
  entra: [entra],
  onelogin: [onelogin],
  jumpcloud: [jumpcloud],
  pingone: [pingone],
  pingfederate: [pingfederate],
  google: [google],
  rippling: [rippling],
  cyberark: [cyberark],
  sailpoint: [sailpoint],
  generic: [generic],
};

/** The guides of a provider; for one that this version does not know, that of any client. */
export function guidesOf(kind: string): readonly [Guide, ...Guide[]] {
  return GUIDES[kind as Kind] ?? GUIDES.generic;
}

/** The name of the provider, in a sentence. */
export function providerName(kind: string): string {
  if (kind === "generic") return word("guide.provider");
  return known(`kind.${kind}`) ? word(`kind.${kind}`) : kind;
}

/** A label or value as it is shown: words of ours in our language, everything else as it stands over there. */
export function shown(text: string): string {
  return text.replace(/\$(\w+)/g, (_, name: string) => word(`guide.word.${name}`));
}
