import type { ComponentChildren } from "preact";
import { Portrait } from "./Portrait";

interface Props {
  name: string;
  href?: string | undefined;
  below?: ComponentChildren;
  round?: boolean;
}

/** What a row is: initials, the name (the link of the whole row), a second line. */
export function Thing({ name, href, below, round = false }: Props) {
  return (
    <div class="thing">
      <Portrait name={name} round={round} />
      <span>
        {href ? <a href={href}>{name}</a> : <b>{name}</b>}
        {below && <small>{below}</small>}
      </span>
    </div>
  );
}
