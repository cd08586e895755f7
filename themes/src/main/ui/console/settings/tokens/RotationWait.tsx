import { Button } from "../../../parts/Button";
import { Icon } from "../../../parts/Icon";
import { Note } from "../../../parts/Note";
import { word } from "../../../words/words";
import { useDirectory } from "../../directory/DirectoryFrame";
import { TokenOnce } from "./NewToken";
import { providerOf } from "./provider";

/** The new token, until a request with it was heard. */
export function RotationWait({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { directory } = useDirectory();
  return (
    <>
      <p>{word("tokens.rotate.enter", providerOf(directory, "tokens.atProvider"))}</p>
      {secret ? <TokenOnce token={secret} /> : <Note>{word("tokens.rotate.shown")}</Note>}
      <div class="listening small" role="status">
        <span class="radar calm">
          <Icon of="signal" />
        </span>
        <b>{word("tokens.rotate.waiting", providerOf(directory, "tokens.provider"))}</b>
        <p>{word("tokens.rotate.patience")}</p>
      </div>
      <div class="actions end">
        <Button onClick={onClose}>{word("tokens.rotate.later")}</Button>
      </div>
    </>
  );
}
