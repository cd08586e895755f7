import { Fragment } from "preact";

/** An e-mail address or a path: where there is no room for all of it, it goes on behind an @ or a dot. */
export function Breakable({ children }: { children: string }) {
  return (
    <bdi>
      {children.split(/(?<=[@._/-])/).map((part, n) => (
        <Fragment key={n}>
          {n > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </bdi>
  );
}
