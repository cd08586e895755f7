import { word } from "../../words/words";
import { Blank } from "../../parts/Blank";

export function Settings(_: { alias: string; section?: string | undefined }) {
  return <Blank title={word("toCome")} text={word("toCome.text")} />;
}
