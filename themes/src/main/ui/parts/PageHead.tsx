import type { ComponentChildren } from "preact";
import { Heading } from "./Heading";
import { Icon } from "./Icon";

interface Props {
  title: string;
  lead?: ComponentChildren;
  /** Where one came from. */
  back?: { href: string; text: string };
  chip?: ComponentChildren;
  /** The main button of the screen. */
  children?: ComponentChildren;
}

/** The head of a screen: its one h1, one sentence, the main button at the right. */
export function PageHead({ title, lead, back, chip, children }: Props) {
  return (
    <header class="page-head">
      <div>
        {back && (
          <a class="back" href={back.href}>
            <Icon of="before" />
            {back.text}
          </a>
        )}
        <div class="page-title">
          <Heading>{title}</Heading>
          {chip}
        </div>
        {lead && <p>{lead}</p>}
      </div>
      {children && <div class="actions">{children}</div>}
    </header>
  );
}
