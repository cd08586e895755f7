import { useState } from "preact/hooks";
import { word } from "../words/words";
import { Note } from "../parts/Note";
import { Stepper } from "../parts/Stepper";
import { Attributes } from "./Attributes";
import { Choose } from "./Choose";
import { Connect, Send } from "./Follow";
import { Contacts } from "./Contacts";
import { SetUpProvider, type SetUpContext } from "./context";
import { Done } from "./Done";
import { Groups } from "./Groups";
import { guidesOf, providerName } from "./guides/guide";
import { Options } from "./Options";
import type { SetUpDirectory } from "./SetUpApi";
import { isDone, openSteps, whereItStands, type Step } from "./steps";
import { Tokens } from "./Tokens";
import { Wait } from "./Wait";

const SCREENS = {
  choose: Choose,
  connect: Connect,
  send: Send,
  wait: Wait,
  tokens: Tokens,
  options: Options,
  attributes: Attributes,
  groups: Groups,
  contacts: Contacts,
  done: Done,
} satisfies Record<Step, () => unknown>;

interface Props extends Pick<SetUpContext, "api" | "vendor" | "inside" | "leave"> {
  start: SetUpDirectory;
  /** As in the address; where the directory stands if it names none that is open. */
  step: string | undefined;
  /** The address of a step. */
  href: (step: string) => string;
  /** Told when something of the directory has changed. */
  onChange?: () => void;
}

/** All steps of a set-up, one at a time; those that may not be taken are not shown. */
export function SetUp({ api, vendor, inside, leave, start, step, href, onChange }: Props) {
  const [directory, setDirectory] = useState(start);
  const [variant, setVariant] = useState("");
  const open = openSteps(api.scopes, directory);
  const now = open.find((name) => name === step) ?? whereItStands(open, directory);
  const at = open.indexOf(now);
  const guides = guidesOf(directory.kind);
  const Screen = SCREENS[now];
  const moved = (by: number) => () => {
    location.hash = href(open[at + by] ?? now);
    scrollTo(0, 0);
  };
  return (
    <SetUpProvider
      value={{
        api,
        directory,
        setDirectory: (changed) => {
          setDirectory(changed);
          onChange?.();
        },
        provider: providerName(directory.kind),
        vendor,
        inside,
        guides,
        guide: guides.find(({ id }) => id === variant) ?? guides[0],
        setGuide: setVariant,
        goOn: moved(1),
        goBack: at > 0 ? moved(-1) : undefined,
        leave,
      }}
    >
      <div class={`set-up in-${inside}`}>
        <div class="set-up-way">
          <Stepper steps={open} at={at} href={href} done={(name) => isDone(name as Step, open.indexOf(name as Step) < at, directory)} />
          {inside === "portal" && <p class="only-this">{word("portal.only", directory.name)}</p>}
        </div>
        <div class="set-up-step" key={now}>
          {directory.attention.filter(({ code }) => code === "not-enabled").map(({ code }) => (
            <Note key={code} look="bad">
              {word("portal.notEnabled", vendor)}
            </Note>
          ))}
          <Screen />
        </div>
      </div>
    </SetUpProvider>
  );
}
