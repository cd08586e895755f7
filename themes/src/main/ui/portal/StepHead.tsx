import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../parts/Button";
import { Heading } from "../parts/Heading";
import { word } from "../words/words";
import { useSetUp } from "./context";

/** The head of a step: the h1 of the portal's page; inside the console, whose page has one, an h2. */
export function StepHead({ title, children }: { title: string; children?: ComponentChildren }) {
  const { inside } = useSetUp();
  return (
    <header class="step-head">
      {inside === "portal" ? <Heading>{title}</Heading> : <InnerHeading>{title}</InnerHeading>}
      {children && <p>{children}</p>}
    </header>
  );
}

function InnerHeading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}

/** A heading below that of the step. */
export function Subheading({ children }: { children: ComponentChildren }) {
  const { inside } = useSetUp();
  return inside === "portal" ? <h2>{children}</h2> : <h3>{children}</h3>;
}

interface FootProps {
  /** Instead of going on at once. */
  onNext?: () => void;
  next?: string;
  busy?: boolean;
  /** The button sends the form around it. */
  submit?: boolean;
}

/** Back and forward. */
export function StepFoot({ onNext, next = word("next"), busy = false, submit = false }: FootProps) {
  const { goBack, goOn } = useSetUp();
  return (
    <div class="step-foot">
      {goBack && (
        <Button look="plain" icon="before" onClick={goBack}>
          {word("back")}
        </Button>
      )}
      {submit ? (
        <Button look="primary" submit busy={busy}>
          {next}
        </Button>
      ) : (
        <Button look="primary" busy={busy} onClick={onNext ?? goOn}>
          {next}
        </Button>
      )}
    </div>
  );
}
