import { page } from "../../api/page";
import type { Review } from "../../api/types";
import { Breakable } from "../../parts/Breakable";
import { Button } from "../../parts/Button";
import { Chip } from "../../parts/Chip";
import { Icon } from "../../parts/Icon";
import type { Column } from "../../parts/Listing";
import { Thing } from "../../parts/Thing";
import { Time } from "../../parts/Time";
import { count, known, word } from "../../words/words";
import type { ReviewAct } from "./DecideReviews";
import type { Selection } from "./selection";
import { Tick } from "./Tick";

interface Wanted {
  selection?: Selection<Review> | undefined;
  withDirectory: boolean;
  realm: string;
  onDecide: (act: ReviewAct, review: Review) => void;
}

export function reviewColumns({ selection, withDirectory, realm, onDecide }: Wanted): Column<Review>[] {
  return [
    {
      title: word("review.sent"),
      look: "main",
      cell: (review) => (
        <div class="ticked">
          {selection && <Tick label={word("needs.choose", review.userName)} on={selection.has(review)} onTurn={() => selection.turn(review)} />}
          <Thing round name={review.userName} below={<Sent of={review} withDirectory={withDirectory} />} />
        </div>
      ),
    },
    { title: word("review.account"), look: "wide", cell: (review) => <Account of={review} realm={realm} /> },
    { title: word("review.why"), look: "wide", cell: (review) => <Why of={review} /> },
    { title: word("needs.decide"), look: "act", unseen: true, cell: (review) => <Acts of={review} onDecide={onDecide} /> },
  ];
}

function Sent({ of: { userName, email, directory, times, lastSent }, withDirectory }: { of: Review; withDirectory: boolean }) {
  return (
    <>
      {email && email !== userName && (
        <>
          <bdi>{email}</bdi>
          <br />
        </>
      )}
      {withDirectory && directory && <>{directory} · </>}
      {count("review.times", times)}, <Time at={lastSent} />
    </>
  );
}

/** The account that the realm has, with the way to it in Keycloak's own console. */
function Account({ of: { account }, realm }: { of: Review; realm: string }) {
  if (!account) return <span class="nought">{word("review.noAccount")}</span>;
  return (
    <>
      <a class="outside" href={`${page.admin}/${page.realm}/console/#/${realm}/users/${account.id}/settings`} target="_blank" rel="noreferrer">
        <Breakable>{account.userName}</Breakable>
        <Icon of="outside" />
      </a>
      {account.email && account.email !== account.userName && (
        <p class="reason">
          <bdi>{account.email}</bdi>
        </p>
      )}
    </>
  );
}

function Why({ of: { reason, why, advice, linkable } }: { of: Review }) {
  return (
    <>
      <p class="review-why">{known(`review.reason.${reason}`) ? word(`review.reason.${reason}`) : why}</p>
      {advice && <p class="reason">{word("review.advice")}</p>}
      {!linkable && <p class="reason">{word("review.notLinkable")}</p>}
    </>
  );
}

function Acts({ of: review, onDecide }: { of: Review; onDecide: Wanted["onDecide"] }) {
  if (review.state !== "open") {
    return (
      <div class="stack-small">
        <Chip>{word(`needs.state.${review.state}`)}</Chip>
        {review.decided && (
          <small>
            {review.decidedBy} <Time at={review.decided} />
          </small>
        )}
        {review.state === "dismissed" && (
          <Button small onClick={() => onDecide("reopen", review)}>
            {word("review.reopen")}
          </Button>
        )}
      </div>
    );
  }
  return (
    <div class="actions">
      <Button small onClick={() => onDecide("dismiss", review)}>
        {word("review.dismiss")}
      </Button>
      {review.linkable && (
        <Button small icon="link" onClick={() => onDecide("link", review)}>
          {word("review.link")}
        </Button>
      )}
    </div>
  );
}
