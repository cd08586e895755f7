import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "./Icon";

interface Props {
  title: string;
  lead?: ComponentChildren;
  back?: { href: string; text: string };
  chip?: ComponentChildren;
  children?: ComponentChildren;
}

/** The head of a screen inside another one's frame: an h2 that takes the focus, since the frame has the h1. */
export function SubHead({ title, lead, back, chip, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.title;
    document.title = title;
    heading.current?.focus({ preventScroll: true });
    return () => void (document.title = before);
  }, [title]);
  return (
    <header class="page-head sub">
      <div>
        {back && (
          <a class="back" href={back.href}>
            <Icon of="before" />
            {back.text}
          </a>
        )}
        <div class="page-title">
          <h2 ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {chip}
        </div>
        {lead && <p>{lead}</p>}
      </div>
      {children && <div class="actions">{children}</div>}
    </header>
  );
}
