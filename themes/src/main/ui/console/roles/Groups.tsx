import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import { useQuery, type Route } from "../../api/route";
import { Blank, Failure } from "../../parts/Blank";
import { Bones } from "../../parts/Listing";
import { word } from "../../words/words";
import { useDirectory } from "../directory/DirectoryFrame";
import { GroupList } from "./GroupList";
import { Rungs } from "./Rungs";

const MOST_APPS = 1000;

/** The groups of a directory, and the role that each gives in an app. */
export function Groups({ alias, route }: { alias: string; route: Route }) {
  const admin = useAdmin();
  const { directory } = useDirectory();
  const [get] = useQuery(route);
  const apps = useLoad((signal) => admin.call("GET /apps", { max: MOST_APPS }, { signal }), [admin]);
  if (apps.state === "loading") return <Bones />;
  if (apps.state === "failed") return <Failure title={word("roles.failed")} why={apps.why} again={apps.again} />;
  const { items } = apps.value;
  // Without a choice, the app that the directory calls its primary one.
  const app =
    items.find(({ id }) => id === get("app")) ??
    items.find(({ clientId }) => clientId !== undefined && clientId === directory.primaryApp) ??
    items.find(({ clientId }) => clientId !== undefined && directory.apps?.includes(clientId)) ??
    items[0];
  if (!app) {
    return (
      <section class="card">
        <Blank title={word("roles.groups.noApp")} text={word("roles.groups.noAppText")} picture={<Rungs />}>
          <div class="actions">
            <a class="button primary" href={admin.href(["roles"])}>
              {word("roles.groups.toRoles")}
            </a>
          </div>
        </Blank>
      </section>
    );
  }
  return <GroupList key={app.id} alias={alias} route={route} app={app} apps={items} />;
}
