import type { Route } from "../../api/route";
import { word } from "../../words/words";
import { Blank } from "../../parts/Blank";

export function Activity(_: { route: Route; alias?: string; entry?: string | undefined }) {
  return <Blank title={word("toCome")} text={word("toCome.text")} />;
}
