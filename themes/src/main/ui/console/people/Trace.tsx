import { useMemo, useState } from "preact/hooks";
import type { Ladder } from "../../api/types";
import { Button } from "../../parts/Button";
import { Chip } from "../../parts/Chip";
import { Icon, type Drawing } from "../../parts/Icon";
import { Rich } from "../../parts/Rich";
import { count, word } from "../../words/words";
import { TraceLines, useLines } from "./TraceLines";
import type { Step } from "./Why";

const AT_ONCE = 7;
const MOST_RUNGS = 8;
const ICONS: Record<Step["source"], Drawing> = { group: "groups", pushed: "sync", selector: "edit", realmDefault: "shield", default: "ladder" };
const LOOKS = { won: "good", outranked: "info", skipped: "" } as const;

interface Props {
  /** Best first, as the server weighed them. */
  steps: readonly Step[];
  role?: string | undefined;
  /** Missing while it loads, and for whoever may not see it. */
  ladder?: Ladder | undefined;
}

/**
 * What gives somebody a role, each with a line to the rung of the app's ladder that it reaches: the highest one counts.
 * On a phone the list alone says it.
 */
export function Trace({ steps, role, ladder }: Props) {
  const [all, setAll] = useState(false);
  const shown = useMemo(() => (all ? steps : steps.slice(0, AT_ONCE)), [steps, all]);
  const rungs = useMemo(() => rungsOf(shown, ladder), [shown, ladder]);
  const [box, lines] = useLines(shown, rungs);
  return (
    <div class="trace" ref={box}>
      <TraceLines of={lines} />
      <div class="trace-steps">
        <ol aria-label={word("trace")}>
          {shown.map((step, n) => (
            <StepRow key={n} of={step} />
          ))}
        </ol>
        {shown.length < steps.length && (
          <Button small look="plain" icon="down" onClick={() => setAll(true)}>
            {count("trace.more", steps.length - shown.length)}
          </Button>
        )}
      </div>
      <ol class="rungs" aria-hidden="true">
        {rungs.map(({ name, level, isDefault }) => (
          <li key={name} data-rung={name} class={name === role ? "won" : ""}>
            <span>
              <bdi>{name}</bdi>
              <small>{isDefault ? word("trace.defaultRung") : level !== undefined && word("trace.level", level)}</small>
            </span>
            {name === role && <Icon of="check" />}
          </li>
        ))}
      </ol>
    </div>
  );
}

function StepRow({ of: step }: { of: Step }) {
  const path = (step.group ?? "").replace(/^\//, "").split("/");
  return (
    <li class={`weighed ${step.verdict}`} data-step>
      <span class="weighed-icon">
        <Icon of={ICONS[step.source]} />
      </span>
      <div class="weighed-what">
        <small>
          {word(`people.source.${step.source}`)}
          {path.length > 1 && (
            <>
              {" · "}
              <bdi>{path.slice(0, -1).join(" › ")}</bdi>
            </>
          )}
        </small>
        <b>
          <bdi>{step.group ? path.at(-1) : (step.role ?? "")}</bdi>
        </b>
        <span class="weighed-why">
          {step.group && step.role && <Rich of={step.through ? "trace.gives.through" : "trace.gives"} holes={[<b>{step.role}</b>, step.through]} />} {word(`trace.${step.code}`)}
        </span>
      </div>
      <Chip look={LOOKS[step.verdict]}>{word(`trace.verdict.${step.verdict}`)}</Chip>
    </li>
  );
}

export interface Rung {
  name: string;
  level: number | undefined;
  isDefault: boolean;
}

/** The whole ladder if it is short, else only what the steps reach; highest first. */
function rungsOf(steps: readonly Step[], ladder: Ladder | undefined): Rung[] {
  const named = new Set(steps.flatMap(({ role }) => role ?? []));
  const known = ladder?.roles.map(({ name, level, default: isDefault }) => ({ name, level, isDefault })) ?? [];
  const ofSteps = steps.flatMap(({ role, level, source }) => (role && level !== undefined ? [{ name: role, level, isDefault: source === "default" }] : []));
  const all = [...new Map([...ofSteps, ...known].map((rung) => [rung.name, rung])).values()];
  const order = (rung: Rung) => rung.level ?? Number.NEGATIVE_INFINITY;
  return (all.length <= MOST_RUNGS ? all : all.filter(({ name }) => named.has(name))).sort((a, b) => order(b) - order(a) || a.name.localeCompare(b.name));
}
