import { useState } from "preact/hooks";
import type { PortalPaths } from "../api/types";
import { word } from "../words/words";
import { Chip } from "../parts/Chip";
import { Select } from "../parts/Field";
import { Note } from "../parts/Note";
import { SmallTable } from "../parts/SmallTable";
import { shortPath } from "./AttributeRow";
import type { Sent } from "./SetUpApi";

/** What was really sent about somebody, and which attribute each of it fills. */
export function SentViewer({ sent, paths, provider }: { sent: readonly Sent[]; paths: PortalPaths; provider: string }) {
  const [at, setAt] = useState(0);
  const person = sent[at];
  if (!person) return <Note>{word("portal.sent.none", provider)}</Note>;
  const fills = (path: string) => Object.keys(paths).filter((name) => paths[name] === path);
  return (
    <details class="sent-viewer" open>
      <summary>{word("portal.sent", provider)}</summary>
      {sent.length > 1 && (
        <Select
          label={word("portal.sent.who")}
          value={String(at)}
          options={sent.map(({ who }, n) => ({ value: String(n), text: who }))}
          onValue={(n) => setAt(Number(n))}
        />
      )}
      <SmallTable
        caption={word("portal.sent.of", person.who)}
        columns={["path", "value", "fills"].map((column) => word(`portal.sent.${column}`))}
        rows={person.values.map(({ path, value }) => [
          <code key="path" title={path}>
            {shortPath(path)}
          </code>,
          value,
          fills(path).map((name) => (
            <Chip key={name} look="good">
              {name}
            </Chip>
          )),
        ])}
      />
    </details>
  );
}
