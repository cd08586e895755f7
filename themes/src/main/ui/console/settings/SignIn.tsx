import { useChoices } from "../../parts/choices";
import { Note } from "../../parts/Note";
import { known, word } from "../../words/words";
import { useDirectory } from "../directory/DirectoryFrame";
import { ChoiceSetting, SelectSetting, SwitchSetting } from "./fields";
import { Group, SectionHead } from "./Section";
import { RealmSignIn } from "./sign-in/RealmSignIn";

const CONCERNING = ["identity-provider", "saml-"];
const NAME_IDS = ["userName", "email", "externalId"] as const;

/** SAML first: people sign in at their own identity provider and nowhere else. */
export function SignIn() {
  const { directory } = useDirectory();
  const find = useChoices("identity-providers");
  return (
    <>
      <SectionHead title={word("settings.section.sign-in")} lead={word("settings.signIn.lead")} />
      {directory.attention
        .filter(({ code }) => CONCERNING.some((begin) => code.startsWith(begin)))
        .map(({ code, text }) => (
          <Note key={code} look="warn">
            {known(`attention.${code}`) ? word(`attention.${code}`) : text}
          </Note>
        ))}
      <Group title={word("settings.signIn.provider")}>
        <ChoiceSetting name="identityProvider" find={find} />
        <SelectSetting name="nameId" options={NAME_IDS.map((value) => ({ value, text: word(`settings.nameId.${value}`) }))} />
      </Group>
      <Group title={word("settings.signIn.rules")}>
        <SwitchSetting name="enforceSaml" />
        <SwitchSetting name="requireSaml" />
        <SwitchSetting name="justInTime" />
      </Group>
      <RealmSignIn />
    </>
  );
}
