import { useChoices } from "../../parts/choices";
import { word } from "../../words/words";
import { Attention } from "./Attention";
import { ChoiceSetting, SelectSetting, SwitchSetting } from "./fields";
import { Group, SectionHead } from "./Section";
import { RealmSignIn } from "./sign-in/RealmSignIn";

const CONCERNING = ["identity-provider-missing", "identity-provider-not-saml", "identity-provider-disabled", "saml-not-linked", "saml-not-enforced", "saml-flow-open", "saml-way-past"];
const NAME_IDS = ["userName", "email", "externalId"] as const;

/** SAML first: people sign in at their own identity provider and nowhere else. */
export function SignIn() {
  const find = useChoices("identity-providers");
  return (
    <>
      <SectionHead title={word("settings.section.sign-in")} lead={word("settings.signIn.lead")} />
      <Attention codes={CONCERNING} />
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
