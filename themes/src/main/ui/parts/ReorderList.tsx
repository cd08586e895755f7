import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { word } from "../words/words";
import { Icon } from "./Icon";

interface Props<T> {
  /** What the list is, for screen readers. */
  label: string;
  items: readonly T[];
  /** The name of an item, which no other one has. */
  nameOf: (item: T) => string;
  onMove: (from: number, to: number) => void;
  children: (item: T) => ComponentChildren;
}

interface Drag {
  name: string;
  /** Where it was, for Escape. */
  begun: number;
}

/**
 * A list in an order of somebody's choice: by dragging with mouse, pen or finger, or with the arrow keys on the handle. Each move
 * is told to those who listen. Pointer events rather than the browser's own dragging, which knows no fingers.
 */
export function ReorderList<T>({ label, items, nameOf, onMove, children }: Props<T>) {
  const list = useRef<HTMLOListElement>(null);
  const [drag, setDrag] = useState<Drag>();
  const [told, setTold] = useState("");
  const hint = useId();
  useKeptFocus(list);

  function move(from: number, to: number) {
    const item = items[from];
    if (item === undefined || to < 0 || to >= items.length || to === from) return;
    onMove(from, to);
    setTold(word("roles.reorder.moved", nameOf(item), to + 1, items.length));
  }

  useEffect(() => {
    if (!drag) return;
    const at = items.findIndex((item) => nameOf(item) === drag.name);
    const follow = (event: PointerEvent) => move(at, placeAt(list.current, at, event.clientY));
    const end = () => setDrag(undefined);
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      move(at, drag.begun);
      end();
    };
    addEventListener("pointermove", follow);
    addEventListener("pointerup", end);
    addEventListener("pointercancel", end);
    addEventListener("keydown", cancel);
    return () => {
      removeEventListener("pointermove", follow);
      removeEventListener("pointerup", end);
      removeEventListener("pointercancel", end);
      removeEventListener("keydown", cancel);
    };
  });

  function onKey(event: KeyboardEvent, at: number) {
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(at, to);
  }

  return (
    <>
      <ol class={`reorder${drag ? " dragging" : ""}`} ref={list} aria-label={label}>
        {items.map((item, at) => (
          <li key={nameOf(item)} class={drag?.name === nameOf(item) ? "dragged" : ""}>
            <button
              type="button"
              class="handle"
              aria-label={word("roles.reorder.handle", nameOf(item))}
              aria-describedby={hint}
              onKeyDown={(event) => onKey(event, at)}
              onPointerDown={(event) => {
                if (event.button !== 0) return;
                // No text is selected while it is dragged; the focus has to be set then.
                event.preventDefault();
                event.currentTarget.focus();
                setDrag({ name: nameOf(item), begun: at });
              }}
            >
              <Icon of="grip" />
            </button>
            {children(item)}
          </li>
        ))}
      </ol>
      <p class="unseen" id={hint}>
        {word("roles.reorder.hint")}
      </p>
      <p class="unseen" role="status">
        {told}
      </p>
    </>
  );
}

/** The neighbour whose middle the pointer has passed, or where it is. */
function placeAt(list: HTMLElement | null, at: number, y: number): number {
  const middle = (n: number) => {
    const box = list?.children[n]?.getBoundingClientRect();
    return box && box.top + box.height / 2;
  };
  const [above, below] = [middle(at - 1), middle(at + 1)];
  if (above !== undefined && y < above) return at - 1;
  if (below !== undefined && y > below) return at + 1;
  return at;
}

/** What is moved in the page loses the focus, so it is given back. */
function useKeptFocus(list: { current: HTMLElement | null }) {
  const focused = document.activeElement;
  const kept = focused instanceof HTMLElement && list.current?.contains(focused) ? focused : undefined;
  useLayoutEffect(() => {
    if (kept?.isConnected && document.activeElement !== kept) kept.focus();
  });
}
