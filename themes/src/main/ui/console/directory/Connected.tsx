import { useAdmin } from "../../api/admin";
import { Copy } from "../../parts/Copy";
import { word } from "../../words/words";
import { useDirectory } from "./DirectoryFrame";

/** What the directory is connected to: its address, sign-in, organization, apps. */
export function Connected() {
  const admin = useAdmin();
  const { directory } = useDirectory();
  const settings = (section: string) => admin.href(["directories", directory.alias, "settings", section]);
  const apps = directory.apps ?? [];
  return (
    <section class="card padded" aria-labelledby="connected">
      <h2 id="connected">{word("connected")}</h2>
      <Copy label={word("connected.address")} value={directory.scimBaseUrl} />
      <dl class="connections">
        <div>
          <dt>{word("connected.identityProvider")}</dt>
          <dd>
            {directory.identityProvider ? (
              <>
                {directory.identityProvider} <small>{word(directory.enforceSaml ? "connected.enforced" : "connected.notEnforced")}</small>
              </>
            ) : (
              word("connected.none")
            )}
          </dd>
          <dd>
            <a href={settings("sign-in")}>{word("connected.change")}</a>
          </dd>
        </div>
        <div>
          <dt>{word("connected.organization")}</dt>
          <dd>{directory.organization || word("connected.none")}</dd>
          <dd>
            <a href={settings("organization")}>{word("connected.change")}</a>
          </dd>
        </div>
        <div>
          <dt>{word("connected.apps")}</dt>
          <dd>{apps.length > 0 ? apps.join(", ") : word("connected.allApps")}</dd>
          <dd>
            <a href={admin.href(["roles"])}>{word("connected.seeRoles")}</a>
          </dd>
        </div>
      </dl>
    </section>
  );
}
