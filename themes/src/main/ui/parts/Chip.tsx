import type { ComponentChildren } from "preact";
import type { DirectoryStatus } from "../api/types";
import { word } from "../words/words";

export type ChipLook = "" | "info" | "good" | "warn" | "bad";

const LOOKS: Record<DirectoryStatus, string> = {
  "draft": "",
  "link-sent": "info",
  "waiting-for-first-request": "info waiting",
  "active": "good",
  "needs-attention": "warn",
  "paused": "",
  "deleting": "bad",
};

/** A word with a dot; the colour alone says nothing. */
export function Chip({ look = "", children }: { look?: ChipLook; children: ComponentChildren }) {
  return <span class={`chip ${look}`}>{children}</span>;
}

export function StatusChip({ of }: { of: DirectoryStatus }) {
  return <span class={`chip ${LOOKS[of]}`}>{word(`status.${of}`)}</span>;
}
