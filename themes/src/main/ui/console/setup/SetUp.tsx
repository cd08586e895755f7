import { word } from "../../words/words";
import { Blank } from "../../parts/Blank";

export function SetUp(_: { alias: string }) {
  return <Blank title={word("toCome")} text={word("toCome.text")} />;
}
