import { useAdmin } from "../../../api/admin";
import { useLoad } from "../../../api/load";
import type { App } from "../../../api/types";
import { Select } from "../../../parts/Field";
import { Icon } from "../../../parts/Icon";
import { word } from "../../../words/words";
import { useDirectory } from "../../directory/DirectoryFrame";

const REALM = "realm";

interface Props {
  value: Record<string, string>;
  onValue: (value: Record<string, string>) => void;
  wrong: string | undefined;
}

/** For each app of the directory, up to which role its groups may be mapped. */
export function HighestRolesField({ value, onValue, wrong }: Props) {
  const admin = useAdmin();
  const { directory } = useDirectory();
  const apps = useLoad((signal) => admin.call("GET /apps", {}, { signal }), [admin]);
  const named = directory.apps ?? [];
  const offered = apps.state === "ready" ? apps.value.items.filter((app) => named.length === 0 || named.includes(nameOf(app))) : [];

  function set(app: string, role: string) {
    const { [app]: _, ...others } = value;
    onValue(role ? { ...others, [app]: role } : others);
  }

  return (
    <fieldset class="field radios">
      <legend>{word("links.highest")}</legend>
      <p class="hint">{word("links.highestHint")}</p>
      {apps.state === "failed" && <p class="wrong">{apps.why.message}</p>}
      {apps.state === "ready" && offered.length === 0 && <p class="hint">{word("links.noApps")}</p>}
      <div class="fields">
        {offered.map((app) => (
          <HighestRole key={app.id} app={app} value={value[app.id] ?? ""} onValue={(role) => set(app.id, role)} />
        ))}
      </div>
      {wrong && (
        <p class="wrong" role="alert">
          <Icon of="alert" />
          {wrong}
        </p>
      )}
    </fieldset>
  );
}

/** As the setting names an app. */
function nameOf(app: App): string {
  return app.id === REALM ? `*${REALM}` : (app.clientId ?? "");
}

function HighestRole({ app, value, onValue }: { app: App; value: string; onValue: (role: string) => void }) {
  const admin = useAdmin();
  const ladder = useLoad((signal) => admin.call("GET /apps/{app}", { app: app.id }, { signal }), [admin, app.id]);
  const roles = ladder.state === "ready" ? ladder.value.roles.filter(({ level }) => level !== undefined).map(({ name }) => name) : [];
  return (
    <Select
      label={app.name}
      value={value}
      options={[{ value: "", text: word("links.noRole") }, ...roles.map((role) => ({ value: role, text: role }))]}
      onValue={onValue}
    />
  );
}
