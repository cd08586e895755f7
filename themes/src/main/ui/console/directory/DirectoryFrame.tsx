import { createContext, type ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { useLoad } from "../../api/load";
import type { Directory } from "../../api/types";
import { Failure } from "../../parts/Blank";
import { Chip, StatusChip } from "../../parts/Chip";
import { Bones } from "../../parts/Listing";
import { PageHead } from "../../parts/PageHead";
import { Tabs } from "../../parts/Tabs";
import { word } from "../../words/words";

const TABS = ["overview", "groups", "people", "activity", "settings"] as const;
export type DirectoryTab = (typeof TABS)[number] | "rehearsal" | "set-up";

interface Inside {
  directory: Directory;
  reload: () => void;
}

const DirectoryContext = createContext<Inside | undefined>(undefined);

/** The directory around a screen, and a way to load it again after a change. */
export function useDirectory(): Inside {
  const inside = useContext(DirectoryContext);
  if (!inside) throw new Error("There is no directory around this");
  return inside;
}

interface Props {
  alias: string;
  tab: DirectoryTab;
  children: ComponentChildren;
}

/** What is around every screen of a directory: its name, its status, its tabs. */
export function DirectoryFrame({ alias, tab, children }: Props) {
  const admin = useAdmin();
  const loaded = useLoad((signal) => admin.call("GET /directories/{directory}", { directory: alias }, { signal }), [admin, alias]);
  if (loaded.state === "loading") {
    return (
      <>
        <PageHead title={alias} back={{ href: admin.href(["directories"]), text: word("nav.directories") }} />
        <Bones />
      </>
    );
  }
  if (loaded.state === "failed") {
    return <Failure title={word("directory.failed")} why={loaded.why} again={loaded.again} alone />;
  }
  const directory = loaded.value;
  return (
    <DirectoryContext.Provider value={{ directory, reload: loaded.again }}>
      <PageHead
        title={directory.name}
        back={{ href: admin.href(["directories"]), text: word("nav.directories") }}
        chip={
          <>
            <StatusChip of={directory.status} />
            {directory.mode === "rehearsal" && <Chip look="info">{word("rehearsal")}</Chip>}
          </>
        }
        lead={`${word(`kind.${directory.kind}`)} · ${directory.alias}`}
      />
      <Tabs
        label={word("directory.tabs")}
        tabs={tabsOf(directory).map((name) => ({
          href: admin.href(["directories", alias, ...(name === "overview" ? [] : [name])]),
          text: word(`directory.${name}`),
          current: name === tab,
        }))}
      />
      {children}
    </DirectoryContext.Provider>
  );
}

/** A rehearsing directory has a report, and no people and groups in Keycloak yet. */
function tabsOf({ mode }: Directory): readonly DirectoryTab[] {
  return mode === "rehearsal" ? ["overview", "rehearsal", "activity", "settings"] : TABS;
}
