import { consoleOf, page } from "../api/page";
import { Blank } from "../parts/Blank";
import { word } from "../words/words";

/** For a realm in which directory sync is off: nobody can sign in here, so this says where it is switched on. */
export function Off() {
  const there = `${consoleOf(page.adminRealm)}#/${encodeURIComponent(page.realm)}/settings`;
  return (
    <main class="main alone">
      <Blank title={word("off")} text={word("off.text", page.realmName)} alone>
        <div class="actions">
          <a class="button primary" href={there}>
            {word("off.switchOn")}
          </a>
        </div>
      </Blank>
    </main>
  );
}
