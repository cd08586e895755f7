import { word } from "../../words/words";
import { ListSetting, NumberSetting } from "./fields";
import { Group, SectionHead } from "./Section";

/** How much may come, and from where. */
export function Limits() {
  return (
    <>
      <SectionHead title={word("settings.section.limits")} lead={word("settings.limits.lead")} />
      <Group title={word("settings.limits.rate")}>
        <div class="fields">
          <NumberSetting name="rateLimit" />
          <NumberSetting name="rateBurst" />
        </div>
      </Group>
      <Group title={word("settings.limits.addresses")}>
        <ListSetting name="allowedAddresses" placeholder="192.0.2.0/24" />
      </Group>
    </>
  );
}
