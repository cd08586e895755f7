import type { AppSignIn } from "../../api/types";
import { word } from "../../words/words";

interface Props {
  protocol: AppSignIn["protocol"];
  mapper: NonNullable<AppSignIn["mapper"]>;
}

/** What the app receives. */
export function SignInFacts({ protocol, mapper }: Props) {
  return (
    <dl class="sign-in-facts">
      <div>
        <dt>{word(`roles.signIn.in.${protocol}`)}</dt>
        <dd>
          <code>{mapper.writes}</code>
        </dd>
      </div>
      <div>
        <dt>{word("roles.signIn.value")}</dt>
        <dd>{word(`roles.signIn.value.${mapper.value}`)}</dd>
      </div>
      <div>
        <dt>{word("roles.signIn.without")}</dt>
        <dd>{word(`roles.signIn.without.${mapper.withoutRole}`)}</dd>
      </div>
      {mapper.tokens && (
        <div>
          <dt>{word("roles.signIn.tokens")}</dt>
          <dd>{mapper.tokens.map((token) => word(`roles.signIn.token.${token}`)).join(", ")}</dd>
        </div>
      )}
      {mapper.rolesOf && (
        <div>
          <dt>{word("roles.signIn.rolesOf")}</dt>
          <dd>
            <code>{mapper.rolesOf}</code>
          </dd>
        </div>
      )}
    </dl>
  );
}
