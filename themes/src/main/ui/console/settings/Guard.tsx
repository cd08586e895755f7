import { word } from "../../words/words";
import { useSetting } from "./editing";
import { DurationSetting, NumberSetting, RadioSetting, SwitchSetting } from "./fields";
import { Group, SectionHead } from "./Section";

/** How many people a directory may take out before an administrator is asked. */
export function Guard() {
  const { value: guard } = useSetting("guard");
  return (
    <>
      <SectionHead title={word("settings.section.guard")} lead={word("settings.guard.lead")} />
      <Group title={word("settings.guard.what")}>
        <RadioSetting name="guard" options={["hold", "refuse", "off"]} />
        <SwitchSetting name="allowLastHolderRemoval" />
      </Group>
      {guard !== "off" && (
        <>
          <Group title={word("settings.guard.short")} lead={word("settings.guard.shortLead")}>
            <DurationSetting name="guardWindow" />
            <div class="fields">
              <NumberSetting name="guardCount" />
              <NumberSetting name="guardPercent" max={100} />
            </div>
          </Group>
          <Group title={word("settings.guard.day")} lead={word("settings.guard.dayLead")}>
            <div class="fields">
              <NumberSetting name="guardDayCount" />
              <NumberSetting name="guardDayPercent" max={100} />
            </div>
          </Group>
        </>
      )}
    </>
  );
}
