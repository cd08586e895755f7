import { useState } from "preact/hooks";
import { word } from "../words/words";
import { Button } from "./Button";
import { say } from "./Toast";

/** A value that somebody carries to another page: whole, in letters that cannot be mistaken, with a button. */
export function Copy({ label, value }: { label: string; value: string }) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    say(word("copy.done", label));
    setTimeout(() => setCopied(false), 2500);
  }
  return (
    <div class="copy" role="group" aria-label={label}>
      <output aria-label={label}>{value}</output>
      <Button icon={copied ? "check" : "copy"} onClick={copy}>
        {copied ? word("copy.copied") : word("copy.copy")}
      </Button>
    </div>
  );
}
