import { useChoices } from "../../parts/choices";
import { Note } from "../../parts/Note";
import { known, word } from "../../words/words";
import { useDirectory } from "../directory/DirectoryFrame";
import { ChoiceSetting } from "./fields";
import { Group, SectionHead } from "./Section";

const CONCERNING: ReadonlySet<string> = new Set(["organizations-off", "organization-missing", "organization-disabled", "not-enabled"]);

/** The Keycloak organization whose members the directory's people are. */
export function Organization() {
  const { directory } = useDirectory();
  const find = useChoices("organizations");
  return (
    <>
      <SectionHead title={word("settings.section.organization")} lead={word("settings.organization.lead")} />
      {directory.attention
        .filter(({ code }) => CONCERNING.has(code))
        .map(({ code, text }) => (
          <Note key={code} look="warn">
            {known(`attention.${code}`) ? word(`attention.${code}`) : text}
          </Note>
        ))}
      <Group title={word("settings.organization.one")}>
        <ChoiceSetting name="organization" find={find} />
      </Group>
    </>
  );
}
