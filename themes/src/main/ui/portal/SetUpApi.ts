import type {
  Activity,
  DirectoryGroup,
  GroupMappingsChange,
  GroupMappingsChanged,
  GroupMappingsPreview,
  IssuedToken,
  LinkScope,
  PortalApp,
  PortalDirectory,
  PortalMapping,
  PortalOperations,
  PortalPaths,
  Token,
} from "../api/types";

export type SetUpDirectory = Omit<PortalDirectory, "setup">;
export type SetUpChange = PortalOperations["PATCH /portal/api/directory"]["body"];
export type Counts = PortalOperations["GET /portal/api/counts"]["answer"];

export interface Mapping extends PortalMapping {
  /** Whether other attributes than these may be filled too. */
  open: boolean;
}

/** What was really sent about somebody: each path with its value. */
export interface Sent {
  who: string;
  values: readonly { path: string; value: string }[];
}

export interface GroupQuery {
  app: string;
  search: string;
  first: number;
  max: number;
}

export interface GroupPage {
  total: number;
  items: DirectoryGroup[];
  version?: string;
}

/**
 * What the steps of a set-up need, whoever takes them: the customer by a link, or an administrator of the realm. Each
 * step asks for nothing but what its scope opens.
 */
export interface SetUpApi {
  readonly scopes: readonly LinkScope[];
  directory(signal?: AbortSignal): Promise<SetUpDirectory>;
  change(settings: SetUpChange): Promise<SetUpDirectory>;
  counts(signal?: AbortSignal): Promise<Counts>;
  tokens(signal?: AbortSignal): Promise<Token[]>;
  issue(label: string): Promise<IssuedToken>;
  /** Issues the successor of a token, which itself ends after the overlap. */
  rotate(token: string, overlap: string): Promise<IssuedToken>;
  revoke(token: string): Promise<unknown>;
  apps(signal?: AbortSignal): Promise<PortalApp[]>;
  groups(query: GroupQuery, signal?: AbortSignal): Promise<GroupPage>;
  map(app: string, change: GroupMappingsChange, dryRun: boolean): Promise<GroupMappingsChanged | GroupMappingsPreview>;
  mapping(signal?: AbortSignal): Promise<Mapping>;
  saveMapping(mapping: PortalPaths): Promise<Mapping>;
  /** Of the people who came last. */
  sent(signal?: AbortSignal): Promise<Sent[]>;
  /** The requests that were refused last. */
  refusals(signal?: AbortSignal): Promise<Activity[]>;
}
