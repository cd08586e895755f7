import { useId } from "preact/hooks";
import type { AppSignInChange } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { word } from "../../words/words";

type Tokens = NonNullable<AppSignInChange["tokens"]>;

const TOKENS: Tokens = ["id", "access", "userinfo", "introspection"];

/** Where the claim goes. */
export function TokenChoice({ value, onValue, wrong }: { value: Tokens; onValue: (value: Tokens) => void; wrong: string | undefined }) {
  const id = useId();
  return (
    <fieldset class="field checkboxes" aria-describedby={wrong ? `${id}-wrong` : undefined}>
      <legend>{word("roles.signIn.tokens")}</legend>
      {TOKENS.map((token) => (
        <label key={token}>
          <input
            type="checkbox"
            checked={value.includes(token)}
            onChange={({ currentTarget: { checked } }) => onValue(TOKENS.filter((each) => (each === token ? checked : value.includes(each))))}
          />
          {word(`roles.signIn.token.${token}`)}
        </label>
      ))}
      {wrong && (
        <p class="wrong" id={`${id}-wrong`} role="alert">
          <Icon of="alert" />
          {wrong}
        </p>
      )}
    </fieldset>
  );
}
