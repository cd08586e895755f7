import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { useDraft } from "../../api/draft";
import type { Directory, DirectorySettings, Patch } from "../../api/types";
import type { Setting } from "./sections";

export type Change = Patch<DirectorySettings>;

/** The settings as they are and as they are to be. */
export interface Editing {
  directory: Directory;
  change: Change;
  set: <K extends Setting>(name: K, value: Change[K]) => void;
  wrong: (name: Setting) => string | undefined;
}

export const EditingContext = createContext<Editing | undefined>(undefined);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error("There are no settings around this");
  return editing;
}

interface Edited<K extends Setting> {
  /** Nothing if it has its usual value. */
  value: DirectorySettings[K] | undefined;
  onValue: (value: Change[K]) => void;
  wrong: string | undefined;
}

/** One setting, as it was changed or else as it is. */
export function useSetting<K extends Setting>(name: K): Edited<K> {
  const { directory, change, set, wrong } = useEditing();
  return {
    value: name in change ? (change[name] ?? undefined) : (directory as DirectorySettings)[name],
    onValue: (value) => set(name, value),
    wrong: wrong(name),
  };
}

/** What was changed and not saved. It stays when one looks at another screen, and only what differs is kept. */
export function useChange(key: string, directory: Directory): [Change, Editing["set"], () => void] {
  const [change, setChange] = useDraft<Change>(key, {}, { stays: true });
  const set: Editing["set"] = (name, value) =>
    setChange((before) => {
      const { [name]: _, ...others } = before;
      return same(value, (directory as DirectorySettings)[name]) ? others : { ...others, [name]: value };
    });
  return [change, set, () => setChange({})];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? "") === JSON.stringify(other ?? "");
}
