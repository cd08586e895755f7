import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useLoad } from "../api/load";
import { count, word } from "../words/words";
import type { Choice, Find } from "./choices";
import type { Wiring } from "./Field";
import { Icon } from "./Icon";
import { useSettled } from "./settled";

interface Props {
  wiring: Wiring;
  find: Find;
  /** What is being typed; nothing while nobody types. */
  typed: string | undefined;
  onTyped: (typed: string | undefined) => void;
  /** What stands in the field while nobody types. */
  idle: string;
  chosen: readonly string[];
  onPick: (choice: Choice) => void;
  /** Called by Backspace in an empty field. */
  onBackspace?: () => void;
  placeholder?: string | undefined;
  bare?: boolean;
}

/** A text field with a list of what matches, by the pattern of the ARIA practices: the focus stays in the field. */
export function Combobox({ wiring, find, typed, onTyped, idle, chosen, onPick, onBackspace, placeholder, bare = false }: Props) {
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const search = useSettled(typed ?? "");
  const list = useLoad((signal) => (open ? find(search.trim(), signal) : Promise.resolve([])), [open, search]);
  const found = list.state === "ready" && open ? list.value : [];
  const listId = `${wiring.id}-list`;

  useEffect(() => setAt(typed && found.length > 0 ? 0 : -1), [found]);
  useEffect(() => document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: "nearest" }), [at]);

  function close() {
    setOpen(false);
    setAt(-1);
  }

  function pick(choice: Choice) {
    onPick(choice);
    onTyped(undefined);
    close();
  }

  function onKey(event: KeyboardEvent) {
    const choice = found[at];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (found.length > 0) setAt((at + step + found.length + (at < 0 && step < 0 ? 1 : 0)) % found.length);
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      if (choice) pick(choice);
    } else if (event.key === "Escape" && open) {
      // A dialog around it stays open.
      event.preventDefault();
      event.stopPropagation();
      close();
      onTyped(undefined);
    } else if (event.key === "Backspace" && !typed && onBackspace) {
      onBackspace();
    }
  }

  return (
    <div class="combobox">
      <input
        {...wiring}
        ref={input}
        class={bare ? "bare" : "input"}
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && at >= 0 ? `${listId}-${at}` : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder}
        value={typed ?? idle}
        onInput={(event) => {
          onTyped(event.currentTarget.value);
          setOpen(true);
        }}
        onKeyDown={onKey}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => setOpen(true)}
        onBlur={() => {
          close();
          onTyped(undefined);
        }}
      />
      <Options id={listId} open={open} at={at} found={found} chosen={chosen} loading={list.state === "loading" || (list.state === "ready" && list.reloading)} failed={list.state === "failed" ? list.why.message : ""} onPick={pick} input={input} />
    </div>
  );
}

interface OptionsProps {
  id: string;
  open: boolean;
  at: number;
  found: readonly Choice[];
  chosen: readonly string[];
  loading: boolean;
  failed: string;
  onPick: (choice: Choice) => void;
  input: RefObject<HTMLInputElement>;
}

function Options({ id, open, at, found, chosen, loading, failed, onPick, input }: OptionsProps) {
  const nothing = failed || word(loading ? "loading" : "choice.none");
  return (
    <>
      <div class="options" hidden={!open} onPointerDown={(event) => event.preventDefault()}>
        <ul role="listbox" id={id} aria-label={word("choice.list")}>
          {found.map((choice, n) => (
            <li
              key={choice.value}
              id={`${id}-${n}`}
              role="option"
              aria-selected={chosen.includes(choice.value)}
              class={n === at ? "at" : ""}
              onClick={() => {
                onPick(choice);
                input.current?.focus();
              }}
            >
              <span>
                {choice.text}
                {choice.below && choice.below !== choice.text && <small>{choice.below}</small>}
              </span>
              {chosen.includes(choice.value) && <Icon of="check" />}
            </li>
          ))}
        </ul>
        {found.length === 0 && <p>{nothing}</p>}
      </div>
      <span class="unseen" role="status">
        {open && (found.length > 0 ? count("choice.count", found.length) : nothing)}
      </span>
    </>
  );
}
