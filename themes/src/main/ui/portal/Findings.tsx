import { Note } from "../parts/Note";
import { word } from "../words/words";
import type { Finding } from "./diagnosis";
import { Marked } from "./guides/Marked";

/** What is wrong, each with what to do about it; read out when it comes. */
export function Findings({ of }: { of: readonly Finding[] }) {
  return (
    <>
      {of.map(({ id, look, title, text, said }) => (
        <Note key={id} look={look} alert={look !== "info"}>
          <p class="finding">{title}</p>
          <p>
            <Marked text={text} />
          </p>
          {said && (
            <details>
              <summary>{word("error.details")}</summary>
              <p>{said}</p>
            </details>
          )}
        </Note>
      ))}
    </>
  );
}
