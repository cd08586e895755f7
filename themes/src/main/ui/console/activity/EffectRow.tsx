import { useAdmin } from "../../api/admin";
import type { Effect } from "../../api/types";
import { Rich } from "../../parts/Rich";
import { count, known, word } from "../../words/words";
import { ChangeTable } from "./Changes";

interface Props {
  of: Effect;
  directory: string | undefined;
  /** User names by id, of those whom effects name by id only. */
  people: Record<string, string>;
  apps: ReadonlyMap<string, string>;
}

/** One effect: what happened, to whom, and what is different. */
export function EffectRow({ of: effect, directory, people, apps }: Props) {
  const { effect: kind, id = "", userName, displayName, changes, app, before, after, option, reason } = effect;
  const name = displayName || userName || people[id] || id;
  const about = kind.startsWith("user") || kind === "role-changed" || kind === "sessions-ended";
  return (
    <li>
      <div class="effect-head">
        <span>{known(`activity.effect.${kind}`) ? word(`activity.effect.${kind}`) : kind}</span>
        {name && <Who id={about ? id : ""} name={name} directory={kind === "user-deleted" ? undefined : directory} />}
      </div>
      {kind === "role-changed" && (
        <small>
          <Rich
            of="activity.roleChange"
            holes={[before ?? word("people.role.none"), <b>{after ?? word("people.role.none")}</b>, apps.get(app ?? "") ?? app]}
          />
        </small>
      )}
      {option && <small>{word(known(`activity.option.${option}`) ? `activity.option.${option}` : "activity.option", option)}</small>}
      {reason && <small>{known(`held.reason.${reason}`) ? word(`held.reason.${reason}`) : reason}</small>}
      <Members of={effect} directory={directory} people={people} />
      {changes && changes.length > 0 && <ChangeTable of={changes.map((change) => ({ path: change.path ?? "", before: change.before, after: change.after }))} />}
    </li>
  );
}

function Members({ of: { joined = [], joinedCount = 0, left = [], leftCount = 0, leftOut = 0 }, directory, people }: Omit<Props, "apps">) {
  const list = (key: string, ids: readonly string[], n: number) =>
    n > 0 && (
      <details class="effect-members">
        <summary>{count(key, n)}</summary>
        <ul>
          {ids.map((id) => (
            <li key={id}>
              <Who id={id} name={people[id] ?? id} directory={directory} />
            </li>
          ))}
          {ids.length < n && <li class="count">{count("activity.andMore", n - ids.length)}</li>}
        </ul>
      </details>
    );
  return (
    <>
      {list("activity.joined", joined, joinedCount)}
      {list("activity.left", left, leftCount)}
      {leftOut > 0 && <small>{count("activity.leftOut", leftOut)}</small>}
    </>
  );
}

function Who({ id, name, directory }: { id: string; name: string; directory: string | undefined }) {
  const admin = useAdmin();
  return id && directory ? (
    <a href={admin.href(["directories", directory, "people", id])}>
      <bdi>{name}</bdi>
    </a>
  ) : (
    <b>
      <bdi>{name}</bdi>
    </b>
  );
}
