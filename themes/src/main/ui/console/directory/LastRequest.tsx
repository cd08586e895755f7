import { useAdmin } from "../../api/admin";
import { Time } from "../../parts/Time";
import { word } from "../../words/words";

/** When the identity provider asked for something last. */
export function LastRequest({ alias, at }: { alias: string; at: string | undefined }) {
  const admin = useAdmin();
  return (
    <li class="card">
      <a href={admin.href(["directories", alias, "activity"])}>
        <b>{at ? <Time at={at} /> : word("directories.never")}</b>
        <span>{word("directories.lastRequest")}</span>
        <small>{word("overview.seeActivity")}</small>
      </a>
    </li>
  );
}
