import { Note } from "../../parts/Note";
import { known, word } from "../../words/words";
import { useDirectory } from "../directory/DirectoryFrame";

/** What needs attention and is mended in this section. */
export function Attention({ codes }: { codes: readonly string[] }) {
  const { directory } = useDirectory();
  return (
    <>
      {directory.attention
        .filter(({ code }) => codes.includes(code))
        .map(({ code, text }) => (
          <Note key={code} look="warn">
            {known(`settings.attention.${code}`) ? word(`settings.attention.${code}`) : text}
          </Note>
        ))}
    </>
  );
}
