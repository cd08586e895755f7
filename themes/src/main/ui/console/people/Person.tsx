import { word } from "../../words/words";
import { Blank } from "../../parts/Blank";

export function Person(_: { alias: string; user: string }) {
  return <Blank title={word("toCome")} text={word("toCome.text")} />;
}
