import { useState } from "preact/hooks";
import { useAdmin } from "../../../api/admin";
import { useDraft } from "../../../api/draft";
import { useLoad } from "../../../api/load";
import { useQuery, useRoute } from "../../../api/route";
import type { SetupLink } from "../../../api/types";
import { Blank } from "../../../parts/Blank";
import { Button } from "../../../parts/Button";
import { Chip, type ChipLook } from "../../../parts/Chip";
import { Listing, type Column } from "../../../parts/Listing";
import { Pager } from "../../../parts/Pager";
import { Time } from "../../../parts/Time";
import { count, word } from "../../../words/words";
import { useDirectory } from "../../directory/DirectoryFrame";
import { SectionHead } from "../Section";
import { LinkActs, type LinkAct } from "./LinkActs";
import { NewLink } from "./NewLink";

const SIZE = 20;
const LOOKS: Record<SetupLink["state"], ChipLook> = { open: "good", expired: "", revoked: "", orphaned: "warn" };

/** Links by which the customer's IT sets up the directory without an account. */
export function Links() {
  const admin = useAdmin();
  const { directory, reload } = useDirectory();
  const [get, set] = useQuery(useRoute());
  const [making, setMaking] = useDraft(`settings/${directory.alias}/links/making`, false);
  const [doing, setDoing] = useState<{ act: LinkAct; link: SetupLink }>();
  const first = Number(get("first"));
  const list = useLoad(
    (signal) => admin.call("GET /directories/{directory}/links", { directory: directory.alias, first, max: SIZE }, { signal }),
    [admin, directory.alias, first],
  );
  // Not sooner: what is loaded anew must not take a link away that is shown only once.
  const close = () => {
    setMaking(false);
    setDoing(undefined);
    reload();
  };
  const columns: Column<SetupLink>[] = [
    { title: word("links.link"), look: "main", cell: (link) => <Name of={link} /> },
    { title: word("links.state"), look: "wide", unseen: true, cell: (link) => <State of={link} /> },
    { title: word("links.opened"), look: "quiet", cell: (link) => <Opened of={link} /> },
    { title: word("links.acts"), look: "act", unseen: true, cell: (link) => <Acts of={link} onAct={(act) => setDoing({ act, link })} /> },
  ];
  return (
    <>
      <SectionHead title={word("settings.section.links")} lead={word("links.lead")}>
        {!(list.state === "ready" && list.value.total === 0) && (
          <Button icon="link" onClick={() => setMaking(true)}>
            {word("links.new")}
          </Button>
        )}
      </SectionHead>
      <Listing
        list={list}
        caption={word("settings.section.links")}
        failed={word("links.failed")}
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          <Blank title={word("links.none")} text={word("links.noneText")}>
            <div class="actions">
              <Button look="primary" icon="link" onClick={() => setMaking(true)}>
                {word("links.new")}
              </Button>
            </div>
          </Blank>
        }
      />
      {list.state === "ready" && <Pager first={first} size={SIZE} total={list.value.total} onFirst={(to) => set({ first: to })} />}
      {making && <NewLink onClose={close} onChanged={list.again} />}
      {doing && <LinkActs act={doing.act} link={doing.link} onClose={close} onChanged={list.again} />}
    </>
  );
}

function Name({ of: { label, email, scopes, by, created } }: { of: SetupLink }) {
  return (
    <div class="link-name">
      <b dir="auto">{label}</b>
      <small>{scopes.map((scope) => word(`links.scope.${scope}`)).join(", ")}</small>
      <small>
        {email && email !== label && <bdi>{email} · </bdi>}
        {word("links.by", by)} <Time at={created} />
      </small>
    </div>
  );
}

function State({ of: { state, expires, revoked } }: { of: SetupLink }) {
  const at = state === "revoked" && revoked ? revoked : expires;
  return (
    <>
      <Chip look={LOOKS[state]}>{word(`links.is.${state}`)}</Chip>
      <p class="reason">
        {state === "orphaned" ? word("links.orphaned") : <>{word(state === "open" ? "links.ends" : "links.endedAt")} <Time at={at} /></>}
      </p>
    </>
  );
}

function Opened({ of: { opened, lastOpened } }: { of: SetupLink }) {
  if (!lastOpened) return <span class="nought">{word("links.never")}</span>;
  return (
    <>
      {count("links.times", opened)}
      <p class="reason">
        <Time at={lastOpened} />
      </p>
    </>
  );
}

function Acts({ of: { label, state, email }, onAct }: { of: SetupLink; onAct: (act: LinkAct) => void }) {
  if (state === "revoked") return null;
  return (
    <div class="row-acts">
      <Button look="plain" small icon={email ? "mail" : "again"} label={word(email ? "links.resendOne" : "links.renewOne", label)} onClick={() => onAct("resend")} />
      <Button look="plain" small icon="clock" label={word("links.prolongOne", label)} onClick={() => onAct("prolong")} />
      {state === "open" && <Button look="plain" small icon="trash" label={word("links.revokeOne", label)} onClick={() => onAct("revoke")} />}
    </div>
  );
}
