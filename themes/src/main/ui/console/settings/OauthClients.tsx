import { useChoices } from "../../parts/choices";
import { Copy } from "../../parts/Copy";
import { word } from "../../words/words";
import { useDirectory } from "../directory/DirectoryFrame";
import { ChoicesSetting } from "./fields";
import { Group, SectionHead } from "./Section";

/** Clients of the realm whose access tokens open the directory, in place of its own tokens. */
export function OauthClients() {
  const { directory } = useDirectory();
  const find = useChoices("service-accounts");
  return (
    <>
      <SectionHead title={word("settings.section.oauth")} lead={word("settings.oauth.lead")} />
      <Group title={word("settings.oauth.clients")}>
        <ChoicesSetting name="clients" find={find} />
      </Group>
      <Group title={word("settings.oauth.ready")} lead={word("settings.oauth.readyLead")}>
        <ol class="tasks plain">
          {["account", "scope", "audience", "name"].map((step) => (
            <li key={step}>
              <p>{word(`settings.oauth.${step}`)}</p>
              {step === "audience" && <Copy label={word("settings.oauth.audienceLabel")} value={directory.scimBaseUrl} />}
            </li>
          ))}
        </ol>
      </Group>
    </>
  );
}
