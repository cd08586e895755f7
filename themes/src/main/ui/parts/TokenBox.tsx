import type { ComponentChildren } from "preact";
import { word } from "../words/words";
import { Icon } from "./Icon";
import { say } from "./Toast";

interface Props {
  label: string;
  items: readonly { value: string; text: string }[];
  onRemove: (value: string) => void;
  /** The field in which more of them are entered. */
  children: ComponentChildren;
}

/** A field that holds several values, each of which can be taken out. */
export function TokenBox({ label, items, onRemove, children }: Props) {
  return (
    <div class="input token-box">
      {items.length > 0 && (
        <ul aria-label={word("choice.chosen", label)}>
          {items.map(({ value, text }) => (
            <li key={value} class="token" title={text === value ? undefined : value}>
              <span dir="auto">{text}</span>
              <button
                type="button"
                aria-label={word("choice.remove", text)}
                onClick={(event) => {
                  event.currentTarget.closest(".token-box")?.querySelector("input")?.focus();
                  onRemove(value);
                  say(word("choice.removed", text));
                }}
              >
                <Icon of="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}
