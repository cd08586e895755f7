import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";

interface Props {
  look?: "info" | "good" | "warn" | "bad";
  /** Whether it came because of something that was just done, and is to be read out. */
  alert?: boolean;
  children: ComponentChildren;
}

export function Note({ look = "info", alert = false, children }: Props) {
  return (
    <div class={`note ${look}`} role={alert ? "alert" : undefined}>
      <Icon of={look === "good" ? "check" : "alert"} />
      <div>{children}</div>
    </div>
  );
}

/** What a form could not do and what is about none of its fields. */
export function Refusals({ of }: { of: readonly string[] }) {
  return (
    <>
      {of.map((message) => (
        <Note key={message} look="bad" alert>
          {message}
        </Note>
      ))}
    </>
  );
}
