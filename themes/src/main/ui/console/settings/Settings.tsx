import { useEffect, useRef, useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { go } from "../../api/route";
import { useSubmit } from "../../api/submit";
import type { DirectorySettings, SettingsPreview } from "../../api/types";
import { Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { word } from "../../words/words";
import { useDirectory } from "../directory/DirectoryFrame";
import { NoScreen } from "../NoScreen";
import { EditingContext, useChange } from "./editing";
import { PreviewDialog } from "./PreviewDialog";
import { SaveBar } from "./SaveBar";
import { SectionList } from "./SectionList";
import { nameOf, PREVIEWED, sectionOf, SECTIONS, sections, type Section, type Setting } from "./sections";
import { screens } from "./screens";

/** The settings of a directory, section by section; what is changed in any of them is saved at once. */
export function Settings({ alias, section = "general" }: { alias: string; section?: string | undefined }) {
  const admin = useAdmin();
  const { directory, reload } = useDirectory();
  const [change, set, discard] = useChange(`settings/${admin.realm}/${alias}`, directory);
  const [preview, setPreview] = useState<SettingsPreview>();
  const submit = useSubmit();
  const changed = Object.keys(change) as Setting[];
  const errors = submit.refused?.errors ?? [];
  const wrong = (name: Setting) => errors.find(({ field }) => nameOf(field) === name)?.message;
  const inError = sections.filter((one) => SECTIONS[one].some(wrong));

  const toWrongField = useRef(false);
  useEffect(() => {
    const [first] = inError;
    toWrongField.current = first !== undefined;
    if (first && !inError.includes(section as Section)) go(admin.href(["directories", alias, "settings", first]));
  }, [submit.refused]);
  // It may be in another section, which comes first.
  useEffect(() => {
    const field = toWrongField.current && document.querySelector<HTMLElement>("[aria-invalid]");
    if (!field) return;
    toWrongField.current = false;
    field.focus();
  });

  if (!known(section)) return <NoScreen inside />;
  const Screen = screens[section];

  const look = () =>
    submit.run(async () => {
      const body = change as DirectorySettings;
      setPreview(await admin.call("POST /directories/{directory}/preview", { directory: alias }, { body }));
    });

  const save = async () => {
    const done = await submit.run(async () => {
      const now = await admin.call("PATCH /directories/{directory}", { directory: alias }, { body: change });
      discard();
      say(word("settings.saved"));
      if (now.alias === alias) reload();
      else go(admin.href(["directories", now.alias, "settings", section]), { replace: true });
    });
    setPreview(undefined);
    return done;
  };

  return (
    <EditingContext.Provider value={{ directory, change, set, wrong }}>
      <div class="settings">
        <SectionList alias={alias} current={section} changed={changed} inError={inError} />
        <div class="settings-main">
          <Refusals of={submit.rest(...errors.map(({ field }) => field).filter(sectionOf))} />
          <Screen key={section} />
          {changed.length > 0 && (
            <SaveBar
              changed={changed}
              section={section}
              busy={submit.busy}
              preview={changed.some((name) => PREVIEWED.has(name))}
              onDiscard={() => {
                discard();
                submit.clear();
                say(word("settings.discarded"));
              }}
              onSave={save}
              onPreview={look}
            />
          )}
        </div>
      </div>
      {preview && <PreviewDialog of={preview} busy={submit.busy} onSave={save} onClose={() => setPreview(undefined)} />}
    </EditingContext.Provider>
  );
}

function known(section: string): section is Section {
  return Object.hasOwn(SECTIONS, section);
}
