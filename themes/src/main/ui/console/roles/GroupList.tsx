import { useEffect, useState } from "preact/hooks";
import { useAdmin } from "../../api/admin";
import { Refused } from "../../api/http";
import { useLoad } from "../../api/load";
import { useQuery, type Route } from "../../api/route";
import type { App, GroupMappingsPreview } from "../../api/types";
import { Blank } from "../../parts/Blank";
import { ChangeBar } from "../../parts/ChangeBar";
import { Listing } from "../../parts/Listing";
import { Note } from "../../parts/Note";
import { Pager } from "../../parts/Pager";
import { RolePreviewDialog } from "../../parts/RolePreviewDialog";
import { say } from "../../parts/Toast";
import { count, word } from "../../words/words";
import { Flow } from "../directories/Flow";
import { GroupFilters } from "./GroupFilters";
import { groupColumns } from "./groupColumns";
import { useMappings } from "./mappings";

const SIZE = 20;

interface Props {
  alias: string;
  route: Route;
  app: App;
  apps: readonly App[];
}

/** Roles are chosen for as many groups as one likes, on all pages, and saved at once by a preview. */
export function GroupList({ alias, route, app, apps }: Props) {
  const admin = useAdmin();
  const [get, set] = useQuery(route);
  const mappings = useMappings(alias, app.id);
  const [previewing, setPreviewing] = useState(false);
  const [conflict, setConflict] = useState(false);
  const asked = { directory: alias, app: app.id };
  const search = get("search");
  const unmapped = get("unmapped");
  const first = Number(get("first"));
  const ladder = useLoad((signal) => admin.call("GET /apps/{app}", { app: app.id }, { signal }), [admin, app.id]);
  const list = useLoad(
    (signal) => admin.call("GET /directories/{directory}/groups", { ...asked, search, unmapped: truth(unmapped), first, max: SIZE }, { signal }),
    [admin, alias, app.id, search, unmapped, first],
  );
  const version = list.state === "ready" ? list.value.version : undefined;
  useEffect(() => {
    if (conflict && version) mappings.renew(version);
  }, [version]);
  const none = list.state === "ready" && list.value.total === 0 && !search && !unmapped;
  const roles = ladder.state === "ready" ? ladder.value.roles.filter(({ level }) => level !== undefined).map(({ name }) => name) : [];

  async function save() {
    try {
      await admin.call("PATCH /directories/{directory}/groups", asked, { body: mappings.body });
    } catch (why) {
      if (!(why instanceof Refused && why.status === 409)) throw why;
      setPreviewing(false);
      setConflict(true);
      list.again();
      return;
    }
    say(count("roles.groups.saved", mappings.size));
    setPreviewing(false);
    setConflict(false);
    mappings.clear();
    list.again();
  }

  return (
    <>
      {!none && (
        <GroupFilters
          apps={apps}
          app={app.id}
          search={search}
          unmapped={unmapped}
          total={list.state === "ready" ? list.value.total : undefined}
          onChange={set}
        />
      )}
      {conflict && (
        <Note look="warn" alert>
          {word("roles.groups.conflict")}
        </Note>
      )}
      <Listing
        list={list}
        caption={word("directory.groups")}
        failed={word("roles.groups.failed")}
        columns={groupColumns({ app, roles, mappings, version, people: (group) => admin.href(["directories", alias, "people"], { group, app: app.id }) })}
        keyOf={({ id }) => id}
        empty={<Blank title={word("roles.groups.none")} text={word("roles.groups.noneText")} picture={<Flow />} />}
        noMatch={
          search || unmapped
            ? {
                title: search ? word("roles.noMatch", search) : word(unmapped === "true" ? "roles.groups.allMapped" : "roles.groups.noneMapped"),
                text: search ? word("roles.groups.noMatchText") : "",
                onAll: () => set({ search: "", unmapped: "" }),
              }
            : undefined
        }
      />
      {list.state === "ready" && <Pager first={first} size={SIZE} total={list.value.total} onFirst={(to) => set({ first: to })} />}
      {mappings.size > 0 && (
        <ChangeBar
          text={count("roles.groups.changes", mappings.size)}
          act={word("roles.groups.preview")}
          onAct={() => {
            setConflict(false);
            setPreviewing(true);
          }}
          onDiscard={mappings.clear}
        />
      )}
      {previewing && (
        <RolePreviewDialog
          title={count("roles.groups.change", mappings.size, app.name)}
          act={word("roles.groups.save")}
          preview={async (whom, signal) => {
            const params = { ...asked, ...whom, dryRun: true };
            return (await admin.call("PATCH /directories/{directory}/groups", params, { body: mappings.body, signal })) as GroupMappingsPreview;
          }}
          save={save}
          onClose={() => setPreviewing(false)}
          onSaved={() => setPreviewing(false)}
        />
      )}
    </>
  );
}

function truth(written: string): boolean | undefined {
  return written === "" ? undefined : written === "true";
}
