import type { AppFault, RoleContradiction } from "../../api/types";
import { known, word } from "../../words/words";

/** What is wrong with an app's roles, and what to do about it. */
export function faultText({ code, role, text }: AppFault): string {
  return known(`roles.fault.${code}`) ? word(`roles.fault.${code}`, role ?? "") : text;
}

/** Which mapper misleads the app, and how. */
export function contradictionText({ code, mapper, clientScope, writes, text }: RoleContradiction): string {
  const key = `roles.contradiction.${code}`;
  if (!known(key)) return text;
  return word(key, clientScope ? word("roles.mapperOfScope", mapper, clientScope) : word("roles.mapper", mapper), writes);
}
