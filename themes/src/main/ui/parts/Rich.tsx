import { Fragment, type ComponentChildren } from "preact";
import { word } from "../words/words";

/** A message whose holes are filled with more than text, such as a name in bold. */
export function Rich({ of, holes }: { of: string; holes: readonly ComponentChildren[] }) {
  return (
    <>
      {word(of)
        .split(/\{(\d+)\}/)
        .map((part, n) => (
          <Fragment key={n}>{n % 2 === 0 ? part : holes[Number(part)]}</Fragment>
        ))}
    </>
  );
}
