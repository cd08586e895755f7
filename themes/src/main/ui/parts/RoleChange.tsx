import { word } from "../words/words";
import { Icon } from "./Icon";

/** From one role to another; no role is said in words. */
export function RoleChange({ before, after }: { before?: string | undefined; after?: string | undefined }) {
  return (
    <span class="role-change">
      <Role name={before} />
      <Icon of="next" />
      <span class="unseen">{word("roles.preview.to")}</span>
      <Role name={after} />
    </span>
  );
}

function Role({ name }: { name: string | undefined }) {
  return name === undefined ? <span class="nought">{word("roles.none")}</span> : <bdi>{name}</bdi>;
}
