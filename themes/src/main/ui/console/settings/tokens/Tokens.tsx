import { useEffect, useState } from "preact/hooks";
import { useAdmin } from "../../../api/admin";
import { useDraft } from "../../../api/draft";
import { useLoad } from "../../../api/load";
import { issued, keyOf } from "../../../api/tokens";
import type { DirectoryToken, Token } from "../../../api/types";
import { Blank, Failure } from "../../../parts/Blank";
import { Button } from "../../../parts/Button";
import { Copy } from "../../../parts/Copy";
import { Bones } from "../../../parts/Listing";
import { word } from "../../../words/words";
import { useDirectory } from "../../directory/DirectoryFrame";
import { Group, SectionHead } from "../Section";
import { Declared } from "./Declared";
import { EditToken } from "./EditToken";
import { NewToken } from "./NewToken";
import { RevokeToken } from "./RevokeToken";
import { Rotation } from "./Rotation";
import { TokenRow } from "./TokenRow";
import { Underway } from "./Underway";

const MOST = 2;

export type TokenAct = "new" | "rotate" | "edit" | "revoke";

interface Doing {
  act: TokenAct;
  token?: string | undefined;
}

/** The directory's tokens: two at most, so that one can be exchanged without a gap. */
export function Tokens() {
  const admin = useAdmin();
  const { directory, reload } = useDirectory();
  const [doing, setDoing] = useDraft<Doing | undefined>(`settings/${directory.alias}/tokens/doing`, undefined);
  const list = useLoad((signal) => admin.call("GET /directories/{directory}/tokens", { directory: directory.alias }, { signal }), [admin, directory.alias]);
  // What was there stays, so that a dialog with a secret does not vanish because one look failed.
  const [tokens, setTokens] = useState<readonly Token[]>([]);
  useEffect(() => {
    if (list.state === "ready") setTokens(list.value.items);
  }, [list]);
  const full = tokens.filter(({ active }) => active).length >= MOST;
  const about = issued(tokens).find(({ id }) => id === doing?.token);
  const close = () => {
    setDoing(undefined);
    reload();
  };
  const start = (act: TokenAct, token?: DirectoryToken) => setDoing({ act, token: token?.id });

  return (
    <>
      <SectionHead title={word("settings.section.tokens")} lead={word("tokens.lead")}>
        {tokens.length > 0 && !full && (
          <Button icon="plus" onClick={() => start("new")}>
            {word("tokens.new")}
          </Button>
        )}
      </SectionHead>
      <Underway tokens={issued(tokens)} onContinue={(old) => start("rotate", old)} onEnd={(old) => start("revoke", old)} />
      <section class="card list" aria-busy={list.state === "loading"}>
        {list.state === "loading" && <Bones rows={2} />}
        {list.state === "failed" && <Failure title={word("tokens.failed")} why={list.why} again={list.again} />}
        {list.state === "ready" && list.value.items.length === 0 && (
          <Blank title={word("tokens.none")} text={word("tokens.noneText")}>
            <div class="actions">
              <Button look="primary" icon="plus" onClick={() => start("new")}>
                {word("tokens.new")}
              </Button>
            </div>
          </Blank>
        )}
        {list.state !== "failed" && tokens.length > 0 && (
          <ul class="rows" aria-label={word("settings.section.tokens")}>
            {tokens.map((token) => (
              <TokenRow key={keyOf(token)} token={token} rotates={!full} onAct={start} />
            ))}
          </ul>
        )}
      </section>
      {full && <p class="hint">{word("tokens.full")}</p>}
      <Group title={word("tokens.where")} lead={word("tokens.whereLead")}>
        <Copy label={word("tokens.address")} value={directory.scimBaseUrl} />
      </Group>
      <Declared
        onChanged={() => {
          list.again();
          reload();
        }}
      />
      {doing?.act === "new" && <NewToken onClose={close} onChanged={list.again} />}
      {doing?.act === "rotate" && about && <Rotation old={about} tokens={issued(tokens)} onClose={close} onChanged={list.again} onLook={list.again} />}
      {doing?.act === "edit" && about && <EditToken token={about} onClose={close} onChanged={list.again} />}
      {doing?.act === "revoke" && about && <RevokeToken token={about} alone={tokens.filter(({ active }) => active).length === 1} onClose={close} onChanged={list.again} />}
    </>
  );
}
