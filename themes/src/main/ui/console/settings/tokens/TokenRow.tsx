import type { Token } from "../../../api/types";
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
  onAct: (act: TokenAct, token: Token) => void;
}

/** One token: which one it is, when it was used, when it ends. */
export function TokenRow({ token, rotates, onAct }: Props) {
  const name = token.label ?? word("tokens.declared");
  return (
    <li class="token-row">
      <span class="row-icon">
        <Icon of="key" />
      </span>
      <div class="row-main">
        <p class="row-name">
          <b dir="auto">{name}</b>
          <Chip look={token.active ? (token.lastUsed ? "good" : "") : "bad"}>{word(`tokens.is.${stateOf(token)}`)}</Chip>
        </p>
        <p class="row-more">
          <code>{token.lastFour ? `kcds_…${token.lastFour}` : `SHA-256 ${(token.sha256 ?? "").slice(0, 12)}…`}</code>
          {token.lastUsed && (
            <span>
              {word("tokens.used")} <Time at={token.lastUsed} />
            </span>
          )}
          {token.expires ? (
            <span>
              {word(token.active ? "tokens.ends" : "tokens.ended")} <Time at={token.expires} />
            </span>
          ) : (
            !token.declared && <span>{word("tokens.endless")}</span>
          )}
        </p>
      </div>
      {!token.declared && (
        <div class="actions row-acts">
          {token.active && rotates && (
            <Button small icon="again" onClick={() => onAct("rotate", token)}>
              {word("tokens.rotate")}
            </Button>
          )}
          {token.active && <Button look="plain" small icon="edit" label={word("tokens.edit", name)} onClick={() => onAct("edit", token)} />}
          <Button look="plain" small icon="trash" label={word("tokens.revokeOne", name)} onClick={() => onAct("revoke", token)} />
        </div>
      )}
    </li>
  );
}

function stateOf({ active, lastUsed }: Token): "expired" | "used" | "unused" {
  if (!active) return "expired";
  return lastUsed ? "used" : "unused";
}
