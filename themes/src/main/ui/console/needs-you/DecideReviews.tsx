import { useAdmin } from "../../api/admin";
import { useSubmit } from "../../api/submit";
import type { Review } from "../../api/types";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Note, Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { count, word } from "../../words/words";
import { tellDecided } from "./decided";

export type ReviewAct = "link" | "dismiss" | "reopen";
const SHOWN = 5;

interface Props {
  act: ReviewAct;
  of: readonly Review[];
  onClose: () => void;
  onDecided: () => void;
}

/** Says what a decision means for whom, and then makes it; several are decided together or not at all. */
export function DecideReviews({ act, of: reviews, onClose, onDecided }: Props) {
  const admin = useAdmin();
  const submit = useSubmit();
  const decide = () =>
    submit.run(async () => {
      await admin.call(`POST /reviews/${act}`, {}, { body: { ids: reviews.map(({ id }) => id) } });
      say(count(`review.${act}.done`, reviews.length));
      tellDecided();
      onDecided();
      onClose();
    });
  return (
    <Dialog title={count(`review.${act}.title`, reviews.length)} onClose={onClose}>
      <ul class="consequences">
        {reviews.slice(0, SHOWN).map((review) => (
          <li key={review.id}>
            <b>
              <bdi>{review.userName}</bdi>
            </b>
            {act === "link" && review.account && (
              <>
                {" "}
                <span aria-hidden="true">→</span> <bdi>{review.account.userName}</bdi>
              </>
            )}
          </li>
        ))}
        {reviews.length > SHOWN && <li>{count("activity.andMore", reviews.length - SHOWN)}</li>}
      </ul>
      <Note look={act === "link" ? "warn" : "info"}>{word(`review.${act}.text`)}</Note>
      <Refusals of={submit.rest()} />
      <div class="actions end">
        <Button onClick={onClose}>{word("cancel")}</Button>
        <Button look="primary" busy={submit.busy} onClick={decide}>
          {count(`review.${act}.button`, reviews.length)}
        </Button>
      </div>
    </Dialog>
  );
}
