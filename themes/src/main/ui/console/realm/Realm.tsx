import { word } from "../../words/words";
import { Blank } from "../../parts/Blank";

export function Realm() {
  return <Blank title={word("toCome")} text={word("toCome.text")} />;
}
