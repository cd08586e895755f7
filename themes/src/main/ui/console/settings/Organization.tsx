import { useChoices } from "../../parts/choices";
import { word } from "../../words/words";
import { Attention } from "./Attention";
import { ChoiceSetting } from "./fields";
import { Group, SectionHead } from "./Section";

const CONCERNING = ["organizations-off", "organization-missing", "organization-disabled", "not-enabled"];

/** The Keycloak organization whose members the directory's people are. */
export function Organization() {
  const find = useChoices("organizations");
  return (
    <>
      <SectionHead title={word("settings.section.organization")} lead={word("settings.organization.lead")} />
      <Attention codes={CONCERNING} />
      <Group title={word("settings.organization.one")}>
        <ChoiceSetting name="organization" find={find} />
      </Group>
    </>
  );
}
