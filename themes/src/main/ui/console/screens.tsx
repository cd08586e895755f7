import type { ComponentChildren } from "preact";
import { page } from "../api/page";
import type { Route } from "../api/route";
import { Activity } from "./activity/Activity";
import { Directories } from "./directories/Directories";
import { DirectoryFrame, type DirectoryTab } from "./directory/DirectoryFrame";
import { Overview } from "./directory/Overview";
import { Rehearsal } from "./directory/Rehearsal";
import { NeedsYou } from "./needs-you/NeedsYou";
import { Person } from "./people/Person";
import { People } from "./people/People";
import { Realm } from "./realm/Realm";
import { Realms } from "./realm/Realms";
import { AppLadder } from "./roles/AppLadder";
import { Apps } from "./roles/Apps";
import { Groups } from "./roles/Groups";
import { Settings } from "./settings/Settings";
import { SetUp } from "./setup/SetUp";
import { Webhook } from "./webhooks/Webhook";
import { Webhooks } from "./webhooks/Webhooks";
import { NoScreen } from "./NoScreen";

interface At {
  /** What has another key is another screen: it begins anew. */
  key: string;
  screen: ComponentChildren;
}

/** The screen of an address. */
export function screenAt(route: Route): At {
  const [room = page.master && !location.hash ? "realms" : "directories", ...rest] = route.path;
  switch (room) {
    case "directories":
      return rest[0] === undefined ? { key: room, screen: <Directories route={route} /> } : directory(rest[0], rest.slice(1), route);
    case "roles":
      return rest[0] === undefined
        ? { key: room, screen: <Apps route={route} /> }
        : { key: `${room}/${rest[0]}`, screen: <AppLadder app={rest[0]} /> };
    case "needs-you":
      return { key: room, screen: <NeedsYou route={route} /> };
    case "activity":
      return { key: room, screen: <Activity route={route} entry={rest[0]} /> };
    case "webhooks":
      return rest[0] === undefined ? { key: room, screen: <Webhooks /> } : { key: `${room}/${rest[0]}`, screen: <Webhook id={rest[0]} /> };
    case "settings":
      return { key: room, screen: <Realm /> };
    case "realms":
      return { key: room, screen: <Realms /> };
    default:
      return { key: "none", screen: <NoScreen /> };
  }
}

function directory(alias: string, [room = "overview", thing, ...more]: readonly string[], route: Route): At {
  const inside: Record<string, () => ComponentChildren> = {
    "overview": () => <Overview alias={alias} />,
    "rehearsal": () => <Rehearsal alias={alias} route={route} />,
    "groups": () => <Groups alias={alias} route={route} />,
    "people": () => (thing ? <Person alias={alias} user={thing} route={route} /> : <People alias={alias} route={route} />),
    "activity": () => <Activity alias={alias} route={route} entry={thing} />,
    "settings": () => <Settings alias={alias} section={thing} />,
    "set-up": () => <SetUp alias={alias} step={thing} />,
  };
  const screen = Object.hasOwn(inside, room) ? inside[room] : undefined;
  if (!screen || more.length > 0) return { key: "none", screen: <NoScreen /> };
  return {
    key: `directories/${alias}`,
    screen: (
      <DirectoryFrame alias={alias} tab={room as DirectoryTab}>
        <div class="screen" key={room === "people" ? `people/${thing ?? ""}` : room}>
          {screen()}
        </div>
      </DirectoryFrame>
    ),
  };
}
