import { useAdmin } from "../../api/admin";
import type { Activity } from "../../api/types";
import { Copy } from "../../parts/Copy";
import { word } from "../../words/words";
import { curlOf } from "./curl";

/** The same request for a terminal. The token is never in it. */
export function AsCurl({ of: entry }: { of: Activity }) {
  const admin = useAdmin();
  const line = curlOf(entry, admin.realm);
  if (!line) return null;
  return (
    <section class="entry-part">
      <h3>{word("activity.curl")}</h3>
      <Copy label={word("activity.curlLine")} value={line} />
      <p class="hint">
        {word("activity.curlToken")}
        {entry.write && ` ${word("activity.curlBody")}`}
      </p>
    </section>
  );
}
