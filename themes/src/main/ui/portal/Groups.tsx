import { useState } from "preact/hooks";
import { useDraft } from "../api/draft";
import { useLoad } from "../api/load";
import type { PortalApp } from "../api/types";
import { count, word } from "../words/words";
import { Blank, Failure } from "../parts/Blank";
import { Select } from "../parts/Field";
import { Bones, Listing } from "../parts/Listing";
import { Pager } from "../parts/Pager";
import { SearchBox } from "../parts/SearchBox";
import { useSetUp } from "./context";
import { GroupRole, roleOf } from "./GroupRole";
import { MappingReview, type RoleChanges } from "./MappingReview";
import { Marked } from "./guides/Marked";
import { StepFoot, StepHead } from "./StepHead";

const SIZE = 20;

/** Which group gives which role in the app. */
export function Groups() {
  const { api, vendor } = useSetUp();
  const apps = useLoad((signal) => api.apps(signal), [api]);
  const [chosen, setChosen] = useState("");
  const app = apps.state === "ready" ? (apps.value.find(({ id }) => id === chosen) ?? apps.value[0]) : undefined;
  return (
    <section class="card step">
      <StepHead title={word("portal.groups")}>{word("portal.groups.text", vendor)}</StepHead>
      {apps.state === "loading" && <Bones />}
      {apps.state === "failed" && <Failure title={word("portal.groups.failed")} why={apps.why} again={apps.again} />}
      {apps.state === "ready" && !app && (
        <>
          <Blank title={word("portal.groups.noApp")} text={word("portal.groups.noAppText", vendor)} />
          <StepFoot />
        </>
      )}
      {apps.state === "ready" && app && (
        <>
          {apps.value.length > 1 && (
            <Select
              label={word("portal.groups.app")}
              value={app.id}
              options={apps.value.map(({ id, name }) => ({ value: id, text: name }))}
              onValue={setChosen}
            />
          )}
          <AppGroups key={app.id} app={app} />
        </>
      )}
    </section>
  );
}

function AppGroups({ app }: { app: PortalApp }) {
  const { api, directory, guide, goOn } = useSetUp();
  const [search, setSearch] = useState("");
  const [first, setFirst] = useState(0);
  const [changes, setChanges] = useDraft<RoleChanges>(`set-up/${directory.alias}/groups/${app.id}`, {});
  const [reviewing, setReviewing] = useState(false);
  const list = useLoad((signal) => api.groups({ app: app.id, search, first, max: SIZE }, signal), [api, app.id, search, first]);
  const version = list.state === "ready" ? list.value.version : undefined;
  const changed = Object.keys(changes).length;
  return (
    <>
      <SearchBox
        label={word("portal.groups.search")}
        value={search}
        onValue={(text) => {
          setSearch(text);
          setFirst(0);
        }}
      />
      <Listing
        list={list}
        caption={word("portal.groups")}
        failed={word("portal.groups.failed")}
        keyOf={({ id }) => id}
        columns={[
          {
            title: word("portal.groups.group"),
            look: "main",
            cell: ({ displayName, members }) => (
              <>
                <b class="group-name">{displayName}</b>
                <small class="group-members">{count("portal.groups.members", members)}</small>
              </>
            ),
          },
          {
            title: word("portal.groups.role", app.name),
            look: "wide",
            cell: (group) => (
              <GroupRole
                group={group}
                app={app}
                role={changes[group.id] === undefined ? roleOf(group, app) : changes[group.id]}
                onRole={(role) => setChanges((before) => withRole(before, group.id, role, roleOf(group, app)))}
              />
            ),
          },
        ]}
        empty={<Nothing text={word(`guide.${guide.id}.noGroups`)} />}
        noMatch={search ? { title: word("portal.groups.noMatch", search), onAll: () => setSearch("") } : undefined}
      />
      {list.state === "ready" && <Pager first={first} size={SIZE} total={list.value.total} onFirst={setFirst} />}
      <StepFoot onNext={changed > 0 ? () => setReviewing(true) : goOn} next={changed > 0 ? count("portal.groups.review", changed) : word("next")} />
      {reviewing && version && (
        <MappingReview
          app={app}
          version={version}
          changes={changes}
          onClose={() => setReviewing(false)}
          onDone={() => {
            setChanges({});
            setReviewing(false);
            list.again();
          }}
        />
      )}
    </>
  );
}

function Nothing({ text }: { text: string }) {
  return (
    <div class="blank">
      <h3>{word("portal.groups.none")}</h3>
      <p>
        <Marked text={text} />
      </p>
    </div>
  );
}

/** The changes with this one; what is as it was before is none. */
function withRole(changes: RoleChanges, group: string, role: string | null, before: string | null): RoleChanges {
  const { [group]: _, ...others } = changes;
  return role === before ? others : { ...others, [group]: role };
}
