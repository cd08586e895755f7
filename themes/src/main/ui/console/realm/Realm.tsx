import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import type { RealmSettings } from "../../api/types";
import { Failure } from "../../parts/Blank";
import { Bones } from "../../parts/Listing";
import { PageHead } from "../../parts/PageHead";
import { word } from "../../words/words";
import { BrandForm } from "./BrandForm";
import { RealmHealth } from "./RealmHealth";
import { Retention } from "./Retention";
import { SwitchedOn } from "./SwitchedOn";

/** What is set for the whole realm, and how the background work is. */
export function Realm() {
  const admin = useAdmin();
  const settings = useLoad((signal) => admin.call("GET /settings", {}, { signal }), [admin]);
  return (
    <>
      <PageHead title={word("realm")} lead={word("realm.lead")} />
      {settings.state === "loading" && <Bones />}
      {settings.state === "failed" && <Failure title={word("realm.failed")} why={settings.why} again={settings.again} />}
      {settings.state === "ready" && <Sections of={settings.value} reload={settings.again} />}
    </>
  );
}

function Sections({ of, reload }: { of: RealmSettings; reload: () => void }) {
  return (
    <>
      <SwitchedOn of={of} reload={reload} />
      {of.enabled && (
        <>
          <Retention of={of} reload={reload} />
          <BrandForm of={of} reload={reload} />
          <RealmHealth />
        </>
      )}
    </>
  );
}
