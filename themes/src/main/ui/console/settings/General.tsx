import { useAdmin } from "../../api/admin";
import { useChoices, useNames, type Find } from "../../parts/choices";
import { word } from "../../words/words";
import { useDirectory } from "../directory/DirectoryFrame";
import { useSetting } from "./editing";
import { ChoicesSetting, ListSetting, SelectSetting, SwitchSetting, TextSetting } from "./fields";
import { Group, SectionHead } from "./Section";

const KINDS = ["okta", "entra", "onelogin", "jumpcloud", "pingone", "pingfederate", "google", "rippling", "cyberark", "sailpoint", "generic"] as const;
const REALM = "*realm";

/** What the directory is called, whom to tell, and the apps that it is for. */
export function General() {
  const admin = useAdmin();
  const { directory } = useDirectory();
  const apps = useApps();
  return (
    <>
      <SectionHead title={word("settings.section.general")} lead={word("settings.general.lead")} />
      <Group title={word("settings.general.identity")}>
        <TextSetting name="name" />
        <TextSetting name="alias" />
        <SelectSetting name="kind" options={KINDS.map((kind) => ({ value: kind, text: word(`kind.${kind}`) }))} />
        <ListSetting name="contacts" email />
      </Group>
      <Group title={word("settings.general.apps")} lead={word("settings.general.appsLead")}>
        <ChoicesSetting name="apps" find={apps} />
        <PrimaryApp find={apps} />
        <SwitchSetting name="pushedRoles" />
        <SwitchSetting name="endSessionsOnRoleChange" />
      </Group>
      <p class="settings-elsewhere">
        {word("settings.general.elsewhere")} <a href={admin.href(["directories", directory.alias])}>{word("settings.general.overview")}</a>
      </p>
    </>
  );
}

/** One of the apps that are chosen above it. */
function PrimaryApp({ find }: { find: Find }) {
  const { value: apps = [] } = useSetting("apps");
  const { value = "" } = useSetting("primaryApp");
  const offered = value && !apps.includes(value) ? [...apps, value] : apps;
  const nameOf = useNames(offered, find);
  const options = offered.map((app) => ({ value: app, text: nameOf(app) }));
  return <SelectSetting name="primaryApp" options={[{ value: "", text: word("settings.primaryApp.none") }, ...options]} />;
}

/** Clients, and the realm itself with its realm roles. */
function useApps(): Find {
  const clients = useChoices("clients");
  const realm = { value: REALM, text: word("settings.apps.realm"), below: word("settings.apps.realmBelow") };
  return async (search, signal) => {
    const asked = search.toLowerCase();
    const matches = [realm.value, realm.text.toLowerCase()].some((text) => text.includes(asked));
    return [...(matches ? [realm] : []), ...(await clients(search === REALM ? "" : search, signal))];
  };
}
