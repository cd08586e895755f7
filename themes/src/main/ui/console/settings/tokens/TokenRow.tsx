import type { DirectoryToken, Token } from "../../../api/types";
import { Button } from "../../../parts/Button";
import { Chip } from "../../../parts/Chip";
import { Icon } from "../../../parts/Icon";
import { Time } from "../../../parts/Time";
import { word } from "../../../words/words";
import type { TokenAct } from "./Tokens";

interface Props {
  token: Token;
  /** Whether there is room for a successor. */
  rotates: boolean;
  onAct: (act: TokenAct, token: DirectoryToken) => void;
}

/** One token: which one it is, when it was used, when it ends. */
export function TokenRow({ token, rotates, onAct }: Props) {
  // One that the realm's configuration declares has a hash and no more; whether it was used is not kept.
  const issued = token.declared ? undefined : token;
  const name = issued?.label ?? word("tokens.declared");
  return (
    <li class="token-row">
      <span class="row-icon">
        <Icon of="key" />
      </span>
      <div class="row-main">
        <p class="row-name">
          <b dir="auto">{name}</b>
          {(issued || !token.active) && <Chip look={token.active ? (issued?.lastUsed ? "good" : "") : "bad"}>{word(`tokens.is.${stateOf(token)}`)}</Chip>}
        </p>
        <p class="row-more">
          <code>{token.declared ? `SHA-256 ${(token.sha256 ?? "").slice(0, 12)}…` : `kcds_…${token.lastFour}`}</code>
          {issued?.lastUsed && (
            <span>
              {word("tokens.used")} <Time at={issued?.lastUsed} />
            </span>
          )}
          {issued?.expires ? (
            <span>
              {word(token.active ? "tokens.ends" : "tokens.ended")} <Time at={issued?.expires} />
            </span>
          ) : (
            issued && <span>{word("tokens.endless")}</span>
          )}
        </p>
      </div>
      {issued && (
        <div class="actions row-acts">
          {issued.active && rotates && (
            <Button small icon="again" onClick={() => onAct("rotate", issued)}>
              {word("tokens.rotate")}
            </Button>
          )}
          {issued.active && <Button look="plain" small icon="edit" label={word("tokens.edit", name)} onClick={() => onAct("edit", issued)} />}
          <Button look="plain" small icon="trash" label={word("tokens.revokeOne", name)} onClick={() => onAct("revoke", issued)} />
        </div>
      )}
    </li>
  );
}

function stateOf(token: Token): "expired" | "used" | "unused" {
  if (!token.active) return "expired";
  return !token.declared && token.lastUsed ? "used" : "unused";
}
