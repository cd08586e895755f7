import type { Route } from "../../api/route";
import { word } from "../../words/words";
import { Blank } from "../../parts/Blank";

export function NeedsYou(_: { route: Route }) {
  return <Blank title={word("toCome")} text={word("toCome.text")} />;
}
