import { useState } from "preact/hooks";
import { useEvery } from "../../../api/load";
import type { DirectoryToken } from "../../../api/types";
import { Dialog } from "../../../parts/Dialog";
import { Stepper } from "../../../parts/Stepper";
import { word } from "../../../words/words";
import { RotationBegin } from "./RotationBegin";
import { RotationEnd } from "./RotationEnd";
import { RotationWait } from "./RotationWait";
import { pairOf } from "./Underway";

const LOOK = 3000;
const STEPS = ["rotate-create", "rotate-wait", "rotate-end"] as const;

interface Props {
  old: DirectoryToken;
  tokens: readonly DirectoryToken[];
  onClose: () => void;
  onChanged: () => void;
  /** Looks whether the new token was used. */
  onLook: () => void;
}

/** Exchanges a token without a gap: a new one, wait until it is used, then the old one ends. */
export function Rotation({ old, tokens, onClose, onChanged, onLook }: Props) {
  // Shown once: in memory, and gone with the dialog.
  const [secret, setSecret] = useState("");
  const next = pairOf(tokens)?.next;
  const at = !next ? 0 : next.lastUsed ? 2 : 1;
  useEvery(LOOK, () => at === 1 && onLook(), [at, onLook]);
  return (
    <Dialog look="wide" careful={at === 1 && secret !== ""} title={word("tokens.rotateTitle", old.label ?? "")} onClose={onClose}>
      <div class="flat-stepper">
        <Stepper steps={STEPS} at={at} />
      </div>
      {at === 0 && (
        <RotationBegin
          old={old}
          onClose={onClose}
          onIssued={(token) => {
            setSecret(token);
            onChanged();
          }}
        />
      )}
      {at === 1 && <RotationWait secret={secret} onClose={onClose} />}
      {at === 2 && <RotationEnd old={old} onClose={onClose} onChanged={onChanged} />}
    </Dialog>
  );
}
