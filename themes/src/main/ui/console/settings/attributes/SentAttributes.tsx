import type { Loading } from "../../../api/load";
import type { SentAttribute, SentAttributes as Sent } from "../../../api/types";
import { Blank } from "../../../parts/Blank";
import { Button } from "../../../parts/Button";
import { Listing, type Column } from "../../../parts/Listing";
import { say } from "../../../parts/Toast";
import { count, number, word } from "../../../words/words";
import { nameFor, readLine } from "./lines";

interface Props {
  sent: Loading<Sent>;
  /** The mapping as it is to be. */
  lines: readonly string[];
  onMap: (path: string, to: string) => void;
}

/** The schema viewer: every attribute that really came, with examples, and where it goes. */
export function SentAttributes({ sent, lines, onMap }: Props) {
  const mapped = lines.map(readLine);
  const goes = ({ path, copiedTo }: SentAttribute) => [
    ...new Set([...mapped.filter(({ from }) => from.toLowerCase() === path.toLowerCase()).map(({ to }) => to), ...copiedTo.filter((to) => path.startsWith("urn:") || mapped.some((line) => line.to === to))]),
  ];
  const columns: Column<SentAttribute>[] = [
    { title: word("attributes.path"), look: "main", cell: ({ path }) => <Path of={path} /> },
    { title: word("attributes.examples"), look: "wide", cell: ({ examples }) => <Examples of={examples} /> },
    { title: word("attributes.people"), look: "number", cell: ({ people }) => <span class={people ? "" : "nought"}>{number(people)}</span> },
    {
      title: word("attributes.goesTo"),
      look: "act",
      cell: (attribute) => {
        const to = goes(attribute);
        if (to.length > 0) return <span class="goes-to">{to.map((name) => <code key={name}>{name || "…"}</code>)}</span>;
        if (!attribute.canBeCopied) return <span class="nought">–</span>;
        return (
          <Button
            small
            label={word("attributes.mapOne", attribute.path)}
            onClick={() => {
              onMap(attribute.path, nameFor(attribute.path));
              say(word("attributes.added", attribute.path));
            }}
          >
            {word("attributes.map")}
          </Button>
        );
      },
    },
  ];
  return (
    <section class="sent">
      <header>
        <h3>{word("attributes.sent")}</h3>
        <p>{sent.state === "ready" && sent.value.people > 0 ? count("attributes.sentLead", sent.value.people) : word("attributes.sentNone")}</p>
      </header>
      <Listing
        list={sent}
        caption={word("attributes.sent")}
        failed={word("attributes.failed")}
        columns={columns}
        keyOf={({ path }) => path}
        empty={<Blank title={word("attributes.nothing")} text={word("attributes.nothingText")} />}
      />
    </section>
  );
}

/** A long URN is on a line of its own. */
function Path({ of }: { of: string }) {
  const cut = of.startsWith("urn:") ? of.lastIndexOf(":") + 1 : 0;
  return (
    <span class="path">
      <code>{of.slice(cut)}</code>
      {cut > 0 && <small>{of.slice(0, cut - 1)}</small>}
    </span>
  );
}

function Examples({ of }: { of: readonly string[] }) {
  return (
    <span class="examples">
      {of.map((example) => (
        <bdi key={example}>{example}</bdi>
      ))}
    </span>
  );
}
