import { Refused } from "../api/http";
import { page } from "../api/page";
import { Failure } from "../parts/Blank";
import { known, word } from "../words/words";

/**
 * A link that is wrong, expired, revoked or another's, and a session that has ended: one kind sentence, whatever it was,
 * and whom to ask. Only what may be over in a moment can be tried again.
 */
export function Closed({ title, why, again }: { title: string; why: Error; again: () => void }) {
  const status = why instanceof Refused ? why.status : 0;
  const key = `portal.closed.${status}`;
  const told = new Refused(status, known(key) ? word(key, page.brand.name) : why.message);
  const mayHelp = status === 0 || status >= 500;
  return (
    <main class="portal-body narrow">
      <div class="card">
        <Failure title={title} why={told} alone {...(mayHelp ? { again } : {})} />
      </div>
    </main>
  );
}
