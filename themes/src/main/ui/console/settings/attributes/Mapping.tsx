import type { SentAttribute } from "../../../api/types";
import { Button } from "../../../parts/Button";
import { ChoiceInput } from "../../../parts/ChoiceInput";
import type { Find } from "../../../parts/choices";
import { count, word } from "../../../words/words";
import { useSetting } from "../editing";
import { Group } from "../Section";
import { Rows } from "./Rows";
import { lineOf, nameFor, readLine, type Line } from "./lines";

/** From which SCIM attribute each user attribute is filled. */
export function Mapping({ sent }: { sent: readonly SentAttribute[] }) {
  const { value: lines = [], onValue, wrong } = useSetting("attributeMapping");
  const find: Find = async (search) => pathsOf(sent, search);
  const change = (at: number, line: Line) => onValue(lines.map((before, n) => (n === at ? lineOf(line) : before)));
  return (
    <Group title={word("settings.attributeMapping")} lead={word("settings.attributeMapping.hint")}>
      <Rows
        heads={[word("attributes.from"), word("attributes.to")]}
        count={lines.length}
        wrong={wrong}
        onRemove={(at) => onValue(lines.filter((_, n) => n !== at))}
        row={(at, invalid) => {
          const line = readLine(lines[at] ?? "");
          return [
            <ChoiceInput
              label={word("attributes.fromRow", at + 1)}
              value={line.from}
              onValue={(from) => change(at, { from, to: line.to || nameFor(from) })}
              find={find}
              placeholder="title"
              invalid={invalid}
            />,
            <input
              class="input mono"
              aria-label={word("attributes.toRow", at + 1)}
              aria-invalid={invalid}
              autocomplete="off"
              spellcheck={false}
              placeholder="jobTitle"
              value={line.to}
              onInput={(event) => change(at, { ...line, to: event.currentTarget.value })}
            />,
          ];
        }}
      />
      <div class="actions">
        <Button small icon="plus" onClick={() => onValue([...lines, lineOf({ from: "", to: "" })])}>
          {word("attributes.add")}
        </Button>
      </div>
    </Group>
  );
}

/** Paths that can be copied; what was not sent yet can be typed. */
function pathsOf(sent: readonly SentAttribute[], search: string) {
  const asked = search.toLowerCase();
  return sent
    .filter(({ path, canBeCopied }) => canBeCopied && path.toLowerCase().includes(asked))
    .map(({ path, people, examples }) => ({ value: path, text: path, below: examples[0] ?? count("attributes.of", people) }));
}
