import { useAdmin } from "../../api/admin";
import { useChoices, type Find } from "../../parts/choices";
import { count, word } from "../../words/words";
import { useDirectory } from "../directory/DirectoryFrame";
import { ChoiceSetting, ChoicesSetting, ListSetting, RadioSetting, SwitchSetting } from "./fields";
import { Group, SectionHead } from "./Section";

/** What comes in, who may sign in, and what becomes of those who leave. */
export function PeopleSettings() {
  const groups = useGroups();
  const parents = useChoices("groups");
  return (
    <>
      <SectionHead title={word("settings.section.people")} lead={word("settings.people.lead")} />
      <Group title={word("settings.people.effects")} lead={word("settings.people.effectsLead")}>
        <SwitchSetting name="importUsers" />
        <SwitchSetting name="importChanges" />
        <SwitchSetting name="suspendUsers" />
        <RadioSetting name="onDelete" options={["delete", "suspend"]} />
      </Group>
      <Group title={word("settings.people.access")}>
        <ChoicesSetting name="accessGroups" find={groups} free />
      </Group>
      <Group title={word("settings.people.names")}>
        <ListSetting name="verifiedDomains" placeholder="acme.example" />
        <SwitchSetting name="qualifyUserNames" />
        <RadioSetting name="profileRules" options={["lenient", "strict"]} />
        <SwitchSetting name="setPasswords" />
      </Group>
      <Group title={word("settings.people.groups")}>
        <ChoiceSetting name="groupsParent" find={parents} free />
        <RadioSetting name="putWithoutMembers" options={["", "keep", "clear"]} />
      </Group>
    </>
  );
}

/** What the directory has sent; others may come later. */
function useGroups(): Find {
  const admin = useAdmin();
  const { directory } = useDirectory();
  return async (search, signal) => {
    const params = { directory: directory.alias, search, max: 20 };
    const { items } = await admin.call("GET /directories/{directory}/groups", params, signal ? { signal } : {});
    return items.map(({ displayName, members }) => ({ value: displayName, text: displayName, below: count("settings.people.members", members) }));
  };
}
