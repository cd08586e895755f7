import { useLoad } from "../../api/load";
import type { RoleSelector, RoleSelectorPreview as Preview } from "../../api/types";
import { Note } from "../../parts/Note";
import { Rich } from "../../parts/Rich";
import { word } from "../../words/words";
import { Why } from "./Why";

interface Props {
  name: string;
  /** Asked anew for each; empty before one is chosen. */
  role: string;
  /** What the server says would happen; it changes nothing. */
  ask: (signal: AbortSignal) => Promise<Preview | RoleSelector>;
}

const LOOKS = { gains: "good", loses: "warn", keeps: "info" } as const;

/** What another role selector would change for this person, and why. */
export function SelectorPreview({ name, role, ask }: Props) {
  const preview = useLoad(async (signal) => (role ? ask(signal) : undefined), [role]);
  if (preview.state === "failed") return <Note look="bad" alert>{preview.why.message}</Note>;
  const value = preview.state === "ready" ? preview.value : undefined;
  return (
    <div class="selector-preview" role="status" aria-busy={preview.state === "ready" && preview.reloading}>
      {value && "outcome" in value ? (
        <Note look={LOOKS[value.outcome]}>
          <b>
            <Rich
              of={`selector.preview.${value.outcome}`}
              holes={[value.before ?? word("people.role.none"), value.after ?? word("people.role.none")]}
            />
          </b>{" "}
          {word("selector.preview.then")} <Why name={name} of={value.explanation} />
        </Note>
      ) : (
        <p class="hint">{word("selector.preview")}</p>
      )}
    </div>
  );
}
