import { Button } from "../../../parts/Button";
import { word } from "../../../words/words";
import { useSetting } from "../editing";
import { TextSetting } from "../fields";
import { Group } from "../Section";
import { Rows } from "./Rows";
import { ownOf, readOwn, type OwnLine } from "./lines";

const TYPES = ["string", "boolean"] as const;

/** Attributes that the standard does not have, in a schema of the directory's own. */
export function OwnSchema() {
  const { value: lines = [], onValue, wrong } = useSetting("extensionAttributes");
  const change = (at: number, line: OwnLine) => onValue(lines.map((before, n) => (n === at ? ownOf(line) : before)));
  return (
    <Group title={word("attributes.own")} lead={word("attributes.ownLead")}>
      <TextSetting name="extension" mono />
      <Rows
        heads={[word("attributes.name"), word("attributes.type"), word("attributes.several"), word("attributes.copyTo")]}
        count={lines.length}
        wrong={wrong}
        onRemove={(at) => onValue(lines.filter((_, n) => n !== at))}
        row={(at, invalid) => {
          const line = readOwn(lines[at] ?? "");
          return [
            <input
              class="input mono"
              aria-label={word("attributes.nameRow", at + 1)}
              aria-invalid={invalid}
              autocomplete="off"
              spellcheck={false}
              placeholder="costCode"
              value={line.name}
              onInput={(event) => change(at, { ...line, name: event.currentTarget.value })}
            />,
            <select class="input" aria-label={word("attributes.typeRow", at + 1)} value={line.type} onChange={(event) => change(at, { ...line, type: event.currentTarget.value })}>
              {TYPES.map((type) => (
                <option key={type} value={type} selected={type === line.type}>
                  {word(`attributes.type.${type}`)}
                </option>
              ))}
            </select>,
            <input
              type="checkbox"
              class="check"
              aria-label={word("attributes.severalRow", at + 1)}
              checked={line.several}
              onChange={(event) => change(at, { ...line, several: event.currentTarget.checked })}
            />,
            <input
              class="input mono"
              aria-label={word("attributes.copyToRow", at + 1)}
              autocomplete="off"
              spellcheck={false}
              placeholder={word("attributes.notCopied")}
              value={line.to}
              onInput={(event) => change(at, { ...line, to: event.currentTarget.value })}
            />,
          ];
        }}
      />
      <div class="actions">
        <Button small icon="plus" onClick={() => onValue([...lines, ""])}>
          {word("attributes.declare")}
        </Button>
      </div>
    </Group>
  );
}
