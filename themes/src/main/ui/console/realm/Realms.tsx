import { useAdmin } from "../../api/admin";
import { send } from "../../api/http";
import { useLoad } from "../../api/load";
import { page } from "../../api/page";
import { href } from "../../api/route";
import { Blank } from "../../parts/Blank";
import { Listing } from "../../parts/Listing";
import { PageHead } from "../../parts/PageHead";
import { Thing } from "../../parts/Thing";
import { word } from "../../words/words";

interface RealmBrief {
  realm: string;
  displayName?: string;
  enabled: boolean;
}

/** The realms that somebody who has signed in at the admin realm may administer, as Keycloak lists them. */
export function Realms() {
  const admin = useAdmin();
  const realms = useLoad(async (signal) => {
    const items = await send<RealmBrief[]>(`${page.admin}/realms?briefRepresentation=true`, { signal, token: await admin.who.token() });
    return { items, total: items.length };
  }, [admin.who]);
  return (
    <>
      <PageHead title={word("realms")} lead={word("realms.lead")} />
      <Listing
        list={realms}
        caption={word("realms")}
        failed={word("realms.failed")}
        keyOf={({ realm }) => realm}
        empty={<Blank title={word("realms.none")} text={word("realms.noneText")} />}
        columns={[
          {
            title: word("realms.realm"),
            look: "main",
            cell: ({ realm, displayName }) => <Thing name={displayName || realm} href={href(realm, ["directories"])} below={<code>{realm}</code>} />,
          },
        ]}
      />
    </>
  );
}
