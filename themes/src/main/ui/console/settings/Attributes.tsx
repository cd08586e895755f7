import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import { word } from "../../words/words";
import { useDirectory } from "../directory/DirectoryFrame";
import { OwnSchema } from "./attributes/OwnSchema";
import { Mapping } from "./attributes/Mapping";
import { lineOf } from "./attributes/lines";
import { SentAttributes } from "./attributes/SentAttributes";
import { useSetting } from "./editing";
import { SectionHead } from "./Section";

/** Which user attributes are filled from what the directory sends, beside what it has really sent. */
export function Attributes() {
  const admin = useAdmin();
  const { directory } = useDirectory();
  const sent = useLoad((signal) => admin.call("GET /directories/{directory}/sent-attributes", { directory: directory.alias }, { signal }), [admin, directory]);
  const { value: lines = [], onValue } = useSetting("attributeMapping");
  return (
    <>
      <SectionHead title={word("settings.section.attributes")} lead={word("attributes.lead")} />
      <Mapping sent={sent.state === "ready" ? sent.value.items : []} />
      <SentAttributes sent={sent} lines={lines} onMap={(path, to) => onValue([...lines, lineOf({ from: path, to })])} />
      <OwnSchema />
    </>
  );
}
