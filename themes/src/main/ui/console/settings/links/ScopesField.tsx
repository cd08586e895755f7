import type { LinkScope } from "../../../api/types";
import { CheckList } from "../../../parts/CheckList";
import { word } from "../../../words/words";

const SCOPES: LinkScope[] = ["connect", "rotate-token", "map-groups", "map-attributes", "options", "contacts", "read-log"];

interface Props {
  value: LinkScope[];
  onValue: (value: LinkScope[]) => void;
  wrong: string | undefined;
}

/** What the holder of a link may do. */
export function ScopesField({ value, onValue, wrong }: Props) {
  return (
    <CheckList
      label={word("links.scopes")}
      wrong={wrong}
      values={value}
      options={SCOPES.map((scope) => ({ value: scope, text: word(`links.scope.${scope}`), hint: word(`links.scope.${scope}.hint`) }))}
      onValues={onValue}
    />
  );
}
