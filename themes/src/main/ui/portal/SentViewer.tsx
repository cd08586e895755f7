import { useState } from "preact/hooks";
import type { PortalPaths } from "../api/types";
import { word } from "../words/words";
import { Chip } from "../parts/Chip";
import { Select } from "../parts/Field";
import { Table } from "../parts/Listing";
import { Note } from "../parts/Note";
import { shortPath } from "./AttributeRow";
import type { Sent } from "./SetUpApi";

/** What was really sent about somebody, and which attribute each of it fills. */
export function SentViewer({ sent, paths, provider }: { sent: readonly Sent[]; paths: PortalPaths; provider: string }) {
  const [at, setAt] = useState(0);
  const person = sent[at];
  if (!person) return <Note>{word("portal.sent.none", provider)}</Note>;
  const fills = (path: string) => Object.keys(paths).filter((name) => paths[name] === path);
  return (
    <details class="sent" open>
      <summary>{word("portal.sent", provider)}</summary>
      {sent.length > 1 && (
        <Select
          label={word("portal.sent.who")}
          value={String(at)}
          options={sent.map(({ who }, n) => ({ value: String(n), text: who }))}
          onValue={(n) => setAt(Number(n))}
        />
      )}
      <div class="guide-table">
        <Table
          items={person.values}
          caption={word("portal.sent.of", person.who)}
          keyOf={({ path }) => path}
          columns={[
            { title: word("portal.sent.path"), cell: ({ path }) => <code title={path}>{shortPath(path)}</code> },
            { title: word("portal.sent.value"), cell: ({ value }) => <span class="sent-value">{value}</span> },
            { title: word("portal.sent.fills"), cell: ({ path }) => fills(path).map((name) => <Chip key={name} look="good">{name}</Chip>) },
          ]}
        />
      </div>
    </details>
  );
}
