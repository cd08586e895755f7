import { ChangeBar } from "../../parts/ChangeBar";
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
    <ChangeBar
      text={count("settings.changes", changed.length)}
      note={elsewhere ? word("settings.kept", where.map((one) => word(`settings.section.${one}`)).join(", ")) : undefined}
      act={word(preview ? "settings.preview" : "settings.save")}
      busy={busy}
      onAct={preview ? onPreview : onSave}
      onDiscard={onDiscard}
    />
  );
}
