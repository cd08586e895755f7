import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { SetUpApi, SetUpDirectory } from "./SetUpApi";
import type { Guide } from "./guides/guide";

/** What every step knows. */
export interface SetUpContext {
  api: SetUpApi;
  directory: SetUpDirectory;
  setDirectory: (directory: SetUpDirectory) => void;
  /** How the provider is called in a sentence. */
  provider: string;
  /** Whose app it is, and whom to ask. */
  vendor: string;
  /** Where the steps are shown. */
  inside: "portal" | "console";
  guide: Guide;
  guides: readonly Guide[];
  setGuide: (id: string) => void;
  goOn: () => void;
  goBack: (() => void) | undefined;
  /** Where to go when all is done. */
  leave: { href: string; text: string } | undefined;
}

const Context = createContext<SetUpContext | undefined>(undefined);

export const SetUpProvider = Context.Provider;

export function useSetUp(): SetUpContext {
  const context = useContext(Context);
  if (!context) throw new Error("There is no set-up around this");
  return context;
}
