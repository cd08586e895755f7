import type { ComponentChildren } from "preact";
import { useAdmin } from "../../api/admin";
import type { ActivityDetail } from "../../api/types";
import { count, number, word } from "../../words/words";
import { actorOf } from "./wordsOf";

/** Who, from where, what was asked for of whom. */
export function EntryFacts({ of: entry }: { of: ActivityDetail }) {
  const admin = useAdmin();
  const { detail = {}, directory, targetId, targetName, targetType = "" } = entry;
  const person = directory && targetId && targetType.toLowerCase() === "user" && entry.operation !== "delete-user";
  const target = targetName || targetId;
  return (
    <dl class="facts entry-facts">
      <Fact name={word("activity.who")}>
        {actorOf(entry)}
        {entry.address && <small>{word("activity.address", entry.address)}</small>}
        {entry.client && <small>{entry.client}</small>}
      </Fact>
      {target && (
        <Fact name={word("activity.target")}>
          {person ? (
            <a href={admin.href(["directories", directory, "people", targetId])}>
              <bdi>{target}</bdi>
            </a>
          ) : (
            <bdi>{target}</bdi>
          )}
          {targetId && targetName && (
            <small>
              <code>{targetId}</code>
            </small>
          )}
        </Fact>
      )}
      {directory && (
        <Fact name={word("activity.directory")}>
          <a href={admin.href(["directories", directory])}>{directory}</a>
        </Fact>
      )}
      {entry.method && (
        <Fact name={word("activity.request")}>
          <code>
            {entry.method} {entry.path}
          </code>
          <small>
            {word("activity.answer", String(entry.status ?? ""), milliseconds(entry.duration))} ·{" "}
            <a href={admin.href(directory ? ["directories", directory, "activity"] : ["activity"], { request: entry.request })}>{word("activity.sameRequest")}</a>
          </small>
        </Fact>
      )}
      {detail.filter && (
        <Fact name={word("activity.filter")}>
          <code>{detail.filter}</code>
        </Fact>
      )}
      {detail.operations !== undefined && (
        <Fact name={word("activity.operations")}>
          {number(detail.operations)}
          {typeof detail.failed === "number" && detail.failed > 0 ? <small>{count("activity.failedOnes", detail.failed)}</small> : null}
        </Fact>
      )}
      {detail.more !== undefined && <Fact name={word("activity.moreOfThese")}>{count("activity.more", detail.more)}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** PT0.064S as milliseconds. */
function milliseconds(duration = "PT0S"): number {
  const [, minutes = "0", seconds = "0"] = /^PT(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration) ?? [];
  return Math.round((Number(minutes) * 60 + Number(seconds)) * 1000);
}
