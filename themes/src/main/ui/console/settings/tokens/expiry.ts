import { word } from "../../../words/words";

const LIVES = ["P90D", "P180D", "P365D", "P730D"] as const;

/** How long a token may live; "" for ever. */
export function lives(): { value: string; text: string }[] {
  return [...LIVES.map((life) => ({ value: life, text: word(`tokens.life.${life}`) })), { value: "", text: word("tokens.life.endless") }];
}

/** As the server wants it. */
export function expiryOf(life: string): { expiresIn: string } | { expires: null } {
  return life ? { expiresIn: life } : { expires: null };
}
