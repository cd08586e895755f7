import type { ComponentChildren } from "preact";
import { Copy } from "../../parts/Copy";
import { Note } from "../../parts/Note";
import { SmallTable } from "../../parts/SmallTable";
import { word } from "../../words/words";
import { Subheading } from "../StepHead";
import { shown, type GuideStep, type Part } from "./guide";
import { Screen } from "./drawing/Screen";
import { Marked } from "./Marked";

interface Props {
  step: GuideStep;
  url: string;
  /** Stands where the token is entered. */
  token: (label: string) => ComponentChildren;
}

/** One screen of a provider: where it is, what to do on it, how it looks, what goes wrong there. */
export function Task({ step, url, token }: Props) {
  return (
    <li>
      <Subheading>{word(`guide.${step.words}`)}</Subheading>
      <p class="crumbs" lang="en">
        {step.path.map((menu, n) => (
          <span key={n}>{shown(menu)}</span>
        ))}
      </p>
      <p>
        <Marked text={word(`guide.${step.words}.text`)} />
      </p>
      {step.parts.length > 0 && (
        <div class="task-body">
          <ol class="dos">
            {step.parts.map((part, n) => (
              <li key={n}>
                <Act part={part} url={url} token={token} />
              </li>
            ))}
          </ol>
          <Screen step={step} />
        </div>
      )}
      {step.traps.map((trap) => (
        <Note key={trap} look="warn">
          <Marked text={word(`guide.${step.words}.trap.${trap}`)} />
        </Note>
      ))}
    </li>
  );
}

/** What to do with one part of the screen, in words. */
function Act({ part, url, token }: Omit<Props, "step"> & { part: Part }) {
  if ("field" in part) return <Enter label={part.field} value={part.value} url={url} token={token} />;
  if ("select" in part) return <Do of="select" labels={[part.select, part.value]} />;
  if ("on" in part) return <Do of="on" labels={[part.on]} />;
  if ("off" in part) return <Do of="off" labels={[part.off]} />;
  if ("pick" in part) return <Do of="pick" labels={[part.pick]} />;
  if ("button" in part) return <Do of="button" labels={[part.button]} />;
  if ("table" in part) {
    return (
      <>
        <Do of="table" labels={[part.table]} />
        <SmallTable
          caption={part.table}
          columns={part.columns}
          rows={part.rows.map((row) => row.map((cell) => <code key={cell}>{cell}</code>))}
        />
      </>
    );
  }
  return (
    <>
      <Do of={part.ticks ? "ticks" : "tick"} labels={[part.ticks, listed(part.yes)]} />
      {part.no.length > 0 && (
        <>
          {" "}
          <Do of="untick" labels={[listed(part.no)]} />
        </>
      )}
    </>
  );
}

function Enter({ label, value, url, token }: Omit<Props, "step"> & { label: string; value: string }) {
  if (value === "$url" || value === "$token") {
    return (
      <>
        <Do of="paste" labels={[label]} />
        {value === "$url" ? <Copy label={label} value={url} /> : token(label)}
      </>
    );
  }
  return value.startsWith("$") ? <Do of="enterOwn" labels={[label, value]} /> : <Do of="enter" labels={[label, value]} />;
}

/** Words of ours in the place of a label are not marked as one. */
function Do({ of, labels }: { of: string; labels: string[] }) {
  const text = labels
    .filter((label) => label.startsWith("$"))
    .map(shown)
    .reduce((marked, own) => marked.replace(`*${own}*`, own), word(`guide.do.${of}`, ...labels.map(shown)));
  return <Marked text={text} />;
}

/** Labels side by side, each of them marked: "Push New Users*, *Push Groups". */
function listed(labels: readonly string[]): string {
  return labels.join("*, *");
}
