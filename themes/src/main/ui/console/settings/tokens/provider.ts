import type { Directory } from "../../../api/types";
import { word } from "../../../words/words";

/** The identity provider within a sentence; one without a name of its own is called by the word of that key. */
export function providerOf({ kind }: Directory, generic: "tokens.provider" | "tokens.atProvider"): string {
  return word(kind === "generic" ? generic : `kind.${kind}`);
}
