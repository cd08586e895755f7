import { useState } from "preact/hooks";
import { useLoad, type Loading } from "../api/load";
import type { RolePreview } from "../api/types";
import { count, number, word } from "../words/words";
import { Failure } from "./Blank";
import { Chip, type ChipLook } from "./Chip";
import { Bones } from "./Listing";
import { Note } from "./Note";
import { Pager } from "./Pager";
import { Portrait } from "./Portrait";
import { RoleChange } from "./RoleChange";

export const OUTCOMES = ["loses", "gains", "keeps"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a change does to people's roles. A set-up link is told only how many gain and lose, the rest is for administrators. */
export type RoleEffect = Pick<RolePreview, "gains" | "loses"> & Partial<RolePreview>;

/** Whom to name, and which page of them. */
export interface Asked {
  who: Outcome | undefined;
  first: number;
  max: number;
}

export interface Effects {
  loaded: Loading<RoleEffect>;
  who: Outcome | undefined;
  onWho: (who: Outcome | undefined) => void;
  first: number;
  onFirst: (first: number) => void;
}

const SIZE = 8;
const MOST_MOVES = 6;
const LOOKS: Record<Outcome, ChipLook> = { gains: "good", loses: "bad", keeps: "" };

/** Asks for a preview, and again whenever one of {@code when} changes. */
export function useEffects(preview: (asked: Asked, signal: AbortSignal) => Promise<RoleEffect>, when: readonly unknown[]): Effects {
  const [who, setWho] = useState<Outcome>();
  const [first, setFirst] = useState(0);
  const loaded = useLoad((signal) => preview({ who, first, max: SIZE }, signal), [...when, who, first]);
  return {
    loaded,
    who,
    first,
    onFirst: setFirst,
    onWho: (wanted) => {
      setWho(wanted);
      setFirst(0);
    },
  };
}

/** How many gain, lose and keep, from which role to which, and who they are. */
export function RoleEffects({ of: effects }: { of: Effects }) {
  const { loaded } = effects;
  if (loaded.state === "loading") return <Bones />;
  if (loaded.state === "failed") return <Failure title={word("roles.preview.failed")} why={loaded.why} again={loaded.again} />;
  const effect = loaded.value;
  return (
    <div class="effects" aria-busy={loaded.reloading}>
      <HighestNotes of={effect} />
      {effect.gains + effect.loses === 0 && <Note look="good">{word("roles.preview.nobody")}</Note>}
      <Figures of={effect} who={effects.who} onWho={effect.items && effects.onWho} />
      <Moves of={effect} />
      <Names of={effect} effects={effects} />
    </div>
  );
}

/** Who may do everything in an app is what nobody should lose by accident. */
function HighestNotes({ of }: { of: RoleEffect }) {
  const { highest } = of;
  const role = highest?.after ?? highest?.before;
  if (!highest || role === undefined) return null;
  const other = highest.before !== highest.after;
  const people = of.gains + of.loses > 0;
  return (
    <>
      {highest.losers > 0 && highest.before !== undefined && (
        <Note look="warn">{count("roles.preview.losers", highest.losers, highest.before)}</Note>
      )}
      {other && people && highest.after !== undefined && <Note>{word("roles.preview.newHighest", highest.after)}</Note>}
      {highest.holders === 0 && (highest.losers > 0 || other) && <Note look="bad">{word("roles.preview.noHolder", role)}</Note>}
    </>
  );
}

interface FiguresProps {
  of: RoleEffect;
  who: Outcome | undefined;
  /** Shows only them; not given where nobody is named. */
  onWho: ((who: Outcome | undefined) => void) | undefined;
}

function Figures({ of, who, onWho }: FiguresProps) {
  return (
    <div class="effect-figures" role="group" aria-label={word("roles.preview.figures")}>
      {OUTCOMES.filter((outcome) => of[outcome] !== undefined).map((outcome) => {
        const figure = (
          <>
            <b class={of[outcome] ? outcome : "nought"}>{number(of[outcome] ?? 0)}</b>
            <span>{count(`roles.preview.${outcome}`, of[outcome] ?? 0)}</span>
          </>
        );
        return onWho ? (
          <button key={outcome} type="button" class="figure" aria-pressed={who === outcome} onClick={() => onWho(who === outcome ? undefined : outcome)}>
            {figure}
          </button>
        ) : (
          <div key={outcome} class="figure">
            {figure}
          </div>
        );
      })}
    </div>
  );
}

function Moves({ of: { moves = [] } }: { of: RoleEffect }) {
  const changed = moves.filter(({ before, after }) => before !== after);
  if (changed.length === 0) return null;
  const left = changed.length - MOST_MOVES;
  return (
    <section>
      <h3>{word("roles.preview.moves")}</h3>
      <ul class="moves">
        {changed.slice(0, MOST_MOVES).map(({ before, after, people }) => (
          <li key={`${before}\n${after}`}>
            <RoleChange before={before} after={after} />
            <span>{count("roles.people", people)}</span>
          </li>
        ))}
        {left > 0 && <li class="nought">{count("roles.preview.moreMoves", left)}</li>}
      </ul>
    </section>
  );
}

function Names({ of: { items = [], total = 0 }, effects: { who, first, onFirst } }: { of: RoleEffect; effects: Effects }) {
  if (total === 0) return null;
  return (
    <section>
      <h3>{word(`roles.preview.who.${who ?? "all"}`)}</h3>
      <ul class="changed-people">
        {items.map(({ id, userName, outcome, before, after }) => (
          <li key={id}>
            <Portrait name={userName} round />
            <span class="changed-person">
              <b>
                <bdi>{userName}</bdi>
              </b>
              {outcome === "keeps" ? <small>{before ?? word("roles.none")}</small> : <RoleChange before={before} after={after} />}
            </span>
            <Chip look={LOOKS[outcome]}>{word(`roles.outcome.${outcome}`)}</Chip>
          </li>
        ))}
      </ul>
      <Pager first={first} size={SIZE} total={total} onFirst={onFirst} />
    </section>
  );
}
