import { Button } from "../../parts/Button";
import { count, word } from "../../words/words";
import { SECTIONS, sections, type Section, type Setting } from "./sections";

interface Props {
  changed: readonly Setting[];
  section: Section;
  /** Whether what is changed may concern people, so that it is shown before. */
  preview: boolean;
  busy: boolean;
  onDiscard: () => void;
  onSave: () => void;
  onPreview: () => void;
}

/** What was changed and not saved, in whatever section: it stays until one of the two buttons is pressed. */
export function SaveBar({ changed, section, preview, busy, onDiscard, onSave, onPreview }: Props) {
  const where = sections.filter((one) => SECTIONS[one].some((name) => changed.includes(name)));
  const elsewhere = where.some((one) => one !== section);
  return (
    <section class="save-bar" aria-label={word("settings.unsaved")}>
      <p role="status">
        <b>{count("settings.changes", changed.length)}</b>
        {elsewhere && <small>{word("settings.kept", where.map((one) => word(`settings.section.${one}`)).join(", "))}</small>}
      </p>
      <div class="actions">
        <Button onClick={onDiscard}>{word("settings.discard")}</Button>
        <Button look="primary" busy={busy} onClick={preview ? onPreview : onSave}>
          {word(preview ? "settings.preview" : "settings.save")}
        </Button>
      </div>
    </section>
  );
}
