import { useAdmin } from "../api/admin";
import { Blank } from "../parts/Blank";
import { word } from "../words/words";

/** For an address that leads to no screen; {@code inside} one that has a heading. */
export function NoScreen({ inside = false }: { inside?: boolean }) {
  const admin = useAdmin();
  return (
    <Blank title={word("noScreen")} text={word("noScreen.text")} alone={!inside}>
      <div class="actions">
        <a class="button" href={admin.href(["directories"])}>
          {word("nav.directories")}
        </a>
      </div>
    </Blank>
  );
}
