import type { SettingsPreview } from "../../api/types";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Note } from "../../parts/Note";
import { count, known, word } from "../../words/words";

const EFFECTS = ["suspended", "removed", "renamed", "resumed", "imported", "linked"] as const;
const LOSING: ReadonlySet<string> = new Set(["suspended", "removed"]);

interface Props {
  of: SettingsPreview;
  busy: boolean;
  onSave: () => void;
  onClose: () => void;
}

/** Who is concerned by a change, before it is saved. */
export function PreviewDialog({ of, busy, onSave, onClose }: Props) {
  const effects = EFFECTS.filter((effect) => of[effect].total > 0);
  const losing = of.suspended.total + of.removed.total;
  const atOnce = losing > 0 && !of.held;
  return (
    <Dialog look="wide" title={word("preview")} lead={word(effects.length > 0 ? "preview.lead" : "preview.nobody")} onClose={onClose}>
      <Changes of={of.changes} />
      {effects.map((effect) => (
        <section key={effect} class={`effect ${LOSING.has(effect) ? "bad" : "good"}`}>
          <h3>{count(`preview.${effect}`, of[effect].total)}</h3>
          <ul>
            {of[effect].items.map(({ id, userName, becomes }) => (
              <li key={id}>
                <bdi>{userName}</bdi>
                {becomes && becomes !== userName && (
                  <>
                    {" → "}
                    <bdi>{becomes}</bdi>
                  </>
                )}
              </li>
            ))}
            {of[effect].total > of[effect].items.length && <li class="more">{count("preview.more", of[effect].total - of[effect].items.length)}</li>}
          </ul>
        </section>
      ))}
      {of.held && <Note look="warn">{word("preview.held")}</Note>}
      <div class="actions end">
        <Button onClick={onClose}>{word("cancel")}</Button>
        <Button look={atOnce ? "danger" : "primary"} busy={busy} onClick={onSave}>
          {atOnce ? count("preview.saveLosing", losing) : word("settings.save")}
        </Button>
      </div>
    </Dialog>
  );
}

function Changes({ of }: { of: SettingsPreview["changes"] }) {
  return (
    <dl class="setting-changes">
      {of.map((change) => {
        const path = String(change["path"]);
        return (
          <div key={path}>
            <dt>{known(`settings.${path}`) ? word(`settings.${path}`) : path}</dt>
            <dd>
              <span>{said(path, change["before"])}</span> → <b>{said(path, change["after"])}</b>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** A value as people say it. */
function said(path: string, value: unknown): string {
  if (value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)) return word("settings.nothing");
  if (Array.isArray(value)) return value.join(", ");
  const text = String(value);
  if (text === "true" || text === "false") return word(`settings.${text}`);
  const key = path === "kind" ? `kind.${text}` : `settings.${path}.${text}`;
  return known(key) ? word(key) : text;
}
