import type { ComponentChildren } from "preact";
import { Refused } from "../api/http";
import { word } from "../words/words";
import { Button } from "./Button";
import { Heading } from "./Heading";

interface Props {
  title: string;
  text: string;
  picture?: ComponentChildren;
  children?: ComponentChildren;
  /** Whether there is nothing else on the page. */
  alone?: boolean;
}

/** In place of what is not there: why, and what to do. */
export function Blank({ title, text, picture, children, alone = false }: Props) {
  return (
    <div class="blank">
      {picture}
      {alone ? <Heading>{title}</Heading> : <h2>{title}</h2>}
      <p>{text}</p>
      {children}
    </div>
  );
}

export function Failure({ title, why, again, alone = false }: { title: string; why: Error; again?: () => void; alone?: boolean }) {
  return (
    <div role="alert">
      <Blank title={title} text={why.message} picture={<Broken />} alone={alone}>
        {again && (
          <div class="actions">
            <Button icon="again" onClick={again}>
              {word("error.again")}
            </Button>
          </div>
        )}
        {again && why instanceof Refused && why.status > 0 && (
          <details>
            <summary>{word("error.details")}</summary>
            <code>HTTP {why.status}</code>
          </details>
        )}
      </Blank>
    </div>
  );
}

function Broken() {
  return (
    <svg class="picture" viewBox="0 0 168 96" aria-hidden="true">
      <g fill="none" stroke="var(--line-strong)" stroke-width="2" stroke-linecap="round">
        <path d="M14 48h40M114 48h40" stroke-dasharray="2 7" />
        <rect x="54" y="22" width="60" height="52" rx="14" fill="var(--surface)" />
      </g>
      <g fill="none" stroke="var(--warn)" stroke-width="3" stroke-linecap="round">
        <path d="M84 37v14M84 60h.01" />
      </g>
    </svg>
  );
}
