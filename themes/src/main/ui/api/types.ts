// Generated from the OpenAPI documents by ApiTypesTest; not edited.

/** Fields that are sent change; null resets one. */
export type Patch<T> = { [K in keyof T]?: T[K] | null | undefined };

export type Activity = {
  id?: string;
  time?: string;
  /** The alias that the directory had then */
  directory?: string;
  directoryId?: string;
  /** The same for everything that one request has done, such as a Bulk request and its operations */
  request?: string;
  actorKind?: "token" | "configuration" | "client" | "admin" | "link" | "person" | "system" | "nobody";
  actor?: string;
  /** Keycloak's id of the administrator, or the id of the set-up link */
  actorId?: string;
  /** The User-Agent */
  client?: string;
  address?: string;
  method?: string;
  /** Of the address, with its query: of a request of the directory below its own address (/scim/v2/Users?count=10), of an administrator's below the server's. What may be a secret stands as … */
  path?: string;
  operation?: string;
  write?: boolean;
  targetType?: string;
  targetId?: string;
  targetName?: string;
  status?: number;
  outcome?: ActivityOutcome;
  duration?: string;
  /** How a refusal can be mended, for whoever looks after the identity provider */
  hint?: string;
};

export type ActivityDetail = (Activity & {
  detail?: {
    /** The first hundred at most */
    effects?: Effect[];
    /** How many there are at .../effects, if that has more than is shown here */
    effectsCount?: number;
    /** Settings that are others now; of secrets only that they are */
    changes?: {
      path?: string;
      before?: Record<string, unknown>;
      after?: Record<string, unknown>;
    }[];
    /** How a token, a link, a mapping, a selector or a ladder was */
    before?: Record<string, unknown>;
    /** How it is */
    now?: Record<string, unknown>;
    /** In files: the further line of an entry whose effects need more than one */
    part?: number;
    problem?: {
      scimType?: string;
      detail?: string;
      /** Why it was answered 401, such as client-not-named; whoever asked is not told */
      reason?: string;
      /** The same in a sentence */
      explanation?: string;
    };
    filter?: string;
    /** Of a Bulk request */
    operations?: number;
    /** How many of them */
    failed?: number;
    /** How many more of the same came in that minute */
    more?: number;
  };
  roleChanges?: Effect[];
});

export type ActivityOutcome = "done" | "unchanged" | "withheld" | "held" | "refused" | "denied" | "failed";

export type App = {
  id: string;
  clientId?: string;
  name: string;
  /** How many of its roles have a level */
  roles: number;
  defaultRole?: string;
  /** What is wrong with the app's roles and what to do about it; empty if nothing is */
  attention: AppFault[];
};

export type AppFault = {
  code: "role-level" | "default-role" | "no-ranked-role" | "app-missing" | "role-mapper";
  /** The role that is concerned, if it is one */
  role?: string;
  text: string;
};

export type AppSignIn = {
  clientId: string;
  protocol: "saml" | "openid-connect";
  /** Whether there is a mapper, nothing contradicts it, and nothing is wrong with the app's roles */
  ready: boolean;
  /** Absent if there is none */
  mapper?: {
    id: string;
    name: string;
    /** If it is in one */
    clientScope?: string;
    /** The name of the attribute or claim */
    writes: string;
    /** SAML only */
    nameFormat?: "basic" | "uri" | "unspecified";
    /** SAML only */
    friendlyName?: string;
    /** OpenID Connect only: where the claim goes; everywhere if nothing is said */
    tokens?: ("id" | "access" | "userinfo" | "introspection")[];
    /** Whose roles: the client ID of another client, or realm; the client itself if nothing is said */
    rolesOf?: string;
    value: "name" | "level" | "description";
    /** What happens to people without a role: it is left out, or the sign-in is refused */
    withoutRole: "omit" | "refuse";
  };
  contradictions: RoleContradiction[];
  /** Roles that are written elsewhere, and do no harm to an app that reads the mapper's */
  notes: RoleContradiction[];
  /** What is wrong with the app's roles and what to do about it; empty if nothing is */
  attention: AppFault[];
};

export type AppSignInChange = {
  /** Of the SAML attribute or the claim; role if nothing is said */
  name?: string;
  /** SAML only */
  nameFormat?: "basic" | "uri" | "unspecified";
  /** SAML only */
  friendlyName?: string;
  /** OpenID Connect only: where the claim goes; everywhere if nothing is said */
  tokens?: ("id" | "access" | "userinfo" | "introspection")[];
  /** Whose roles: the client ID of another client, or realm; the client itself if nothing is said */
  rolesOf?: string;
  value?: "name" | "level" | "description";
  /** What happens to people without a role: it is left out, or the sign-in is refused */
  withoutRole?: "omit" | "refuse";
  mend?: boolean;
};

export type AppSignInChanged = (AppSignIn & {
  /** What was done, in words; empty if nothing had to be */
  changed: string[];
});

export type Choice = {
  id: string;
  /** What is written into the setting */
  value: string;
  name?: string;
  enabled: boolean;
};

export type Directory = (DirectoryBrief & DirectorySettings & {
  firstRequest?: string;
  lastDone?: string;
  lastRefused?: string;
  /** The status and the reason of the last refusal */
  refusal?: string;
  refusedInARow: number;
  /** How it can be mended */
  refusalHint?: string;
  /** When somebody was last answered 401 there: the identity provider with a wrong token, or a stranger */
  denied?: {
    at: string;
    reason: string;
    explanation: string;
    hint?: string;
  };
  /** What to enter at the identity provider */
  setup: {
    scimBaseUrl: string;
    authentication: ("bearer-token" | "http-basic" | "oauth-client-credentials")[];
    basicUserName: string;
    uniqueIdentifier: string;
    supportedActions: string[];
  };
});

export type DirectoryBrief = {
  id: string;
  alias: string;
  name: string;
  kind: string;
  status: DirectoryStatus;
  attention: ({
    code: "token-expires" | "token-expired" | "no-token" | "refused" | "denied" | "silent" | "identity-provider-missing" | "identity-provider-not-saml" | "identity-provider-disabled" | "saml-not-linked" | "saml-not-enforced" | "saml-flow-open" | "organizations-off" | "organization-missing" | "organization-disabled" | "not-enabled" | "group-renamed" | "unknown-setting" | "held" | "reviews";
    text: string;
  })[];
  users: number;
  groups: number;
  lastRequest?: string;
  scimBaseUrl: string;
};

export type DirectoryGroup = {
  id: string;
  /** As the directory sent it */
  displayName: string;
  /** By the names in Keycloak, which may be others */
  path: string;
  /** Direct ones */
  members: number;
  unmapped: boolean;
  roles: {
    app: string;
    role: string;
    level: number;
    /** The composite role that contains it */
    through?: string;
    /** The path of the group above that is mapped to it */
    inheritedFrom?: string;
  }[];
  /** Roles that the group is mapped to and that count for nothing, because their level cannot be read */
  fault?: string;
};

export type DirectoryOverview = {
  status: string;
  codes: string[];
  people: {
    total: number;
    /** Whose account can be used */
    active: number;
    byReason: {
      active: number;
      directory: number;
      administrator: number;
      "access-groups": number;
      "import-users": number;
      guard: number;
      "suspend-users": number;
    };
  };
  groups: {
    total: number;
    /** Mapped to no app role */
    unmapped: number;
  };
  held: number;
  reviews: number;
  tokens: Record<string, unknown>[];
  lastRequest?: string;
  lastDone?: string;
  lastRefused?: string;
  refusedInARow: number;
};

export type DirectoryRemoval = {
  status: "deleted" | "deleting";
  /** How many were suspended or deleted so far */
  users: number;
  /** How many were deleted so far */
  groups: number;
};

export type DirectorySettings = {
  /** What people call it. */
  name?: string;
  /** The directory's name in its SCIM base URL: lower-case letters, digits and hyphens. */
  alias?: string;
  /** The identity provider that sends the users and groups. */
  kind?: "generic" | "okta" | "entra" | "onelogin" | "jumpcloud" | "pingone" | "pingfederate" | "google" | "rippling" | "cyberark" | "sailpoint";
  /** A directory token to accept. Only its SHA-256 is stored. */
  token?: string;
  /** The SHA-256 of at most two directory tokens to accept, each as 64 hexadecimal digits. */
  tokenSha256?: string[];
  /** The alias of the SAML identity provider through which the directory's users sign in. Provisioned users are linked to it, so that their first sign-in shows no page. */
  identityProvider?: string;
  /** The SCIM attribute that the identity provider sends as the NameID. */
  nameId?: "userName" | "email" | "externalId";
  /** Whether the directory's users can sign in only through that identity provider. The authenticator Enforce SAML in the realm's flows then refuses their passwords. */
  enforceSaml?: boolean;
  /** Whether every SCIM request is refused, with the reason, until a SAML identity provider is linked and enforced. New directories of the admin API have it on unless the request says otherwise. */
  requireSaml?: boolean;
  /** Whether a user who signs in through that identity provider without having been provisioned gets an account. If not, the user sees an error page that asks them to be assigned to the app first. */
  justInTime?: boolean;
  /** E-mail domains whose ownership the customer has proved. E-mails in them count as verified, and no other directory may have users in them. Two directories may share a domain only if they belong to the same organization. */
  verifiedDomains?: string[];
  /** The alias or id of the Keycloak organization whose members the directory's users become. */
  organization?: string;
  /** The top-level group under which the directory's groups are created. It is created when it is needed; empty for a group with the directory's alias. It cannot be the parent group of another directory or a group that administers Keycloak. */
  groupsParent?: string;
  /** The client IDs of the clients of the realm whose service accounts may provision with an access token. The token needs the scope scim and the SCIM base URL as its audience. */
  clients?: string[];
  /** Whether a password that the directory sends becomes the user's password in Keycloak. */
  setPasswords?: boolean;
  /** How names are treated that the realm's user profile rejects for their characters or because a required one is missing: lenient accepts them and logs the violated rules, strict refuses them. Length limits, uniqueness and permissions always apply. */
  profileRules?: "lenient" | "strict";
  /** Whether the Keycloak username of a new user gets the directory's alias as its suffix, as in ann@acme, if the userName has no @, so that two customers may both have an ann. The directory still sees ann. Existing users are not renamed. New directories of the admin API have it on unless the request says otherwise. */
  qualifyUserNames?: boolean;
  /** Whether new users get an account. If not, the directory gets the same answer, and a disabled placeholder account reserves the user's place. */
  importUsers?: boolean;
  /** Whether changes of users are applied to their accounts. If not, the directory still reads back what it sent. */
  importChanges?: boolean;
  /** Whether the directory can end a user's access: by deactivating or deleting the user, or by removing the user from the access groups. */
  suspendUsers?: boolean;
  /** Whether the account of a user whom the directory deletes is deleted or suspended. */
  onDelete?: "delete" | "suspend";
  /** What a PUT of a group without members does: keep leaves the members in the group, clear removes them, guarded like every removal. If empty, clear for the kinds generic and pingfederate, whose PUT lists all members, and keep for all others. It applies from the next PUT on. */
  putWithoutMembers?: "keep" | "clear";
  /** Names or ids of groups of the directory. If there are any, only their members are enabled: a user who leaves the last of them is suspended, and enabled again on joining one. */
  accessGroups?: string[];
  /** The client IDs of the apps that the directory's users sign in to, or *realm for the realm itself with its realm roles. The directory reads back each user's role in them. */
  apps?: string[];
  /** The app whose role is shown first, as the primary one. If empty, the first app by name, with the realm last. */
  primaryApp?: string;
  /** Whether the roles and entitlements that the directory sends count, in addition to its groups, if they are the name of an app role of its apps. */
  pushedRoles?: boolean;
  /** The URN of a SCIM schema extension that this directory declares for its users. */
  extension?: string;
  /** One attribute each: costCode, badges[] for several values, contractor: boolean; with the user attribute to copy it to: costCode -> cost_code. */
  extensionAttributes?: string[];
  /** SCIM attributes that are copied to user attributes, so that protocol mappers can write them into tokens: title -> jobTitle. */
  attributeMapping?: string[];
  /** How many requests per second the directory may send on average, on each node of the server. 0 for no limit. */
  rateLimit?: number;
  /** How many requests the directory may send at once after a pause. */
  rateBurst?: number;
  /** The IP addresses from which the directory may be called, as ranges such as 192.0.2.0/24 or 2001:db8::/32. Requests from other addresses are answered like requests with a wrong token. Empty for any address. */
  allowedAddresses?: string[];
  /** Whether every SCIM request is refused, with the reason, until the directory is resumed. */
  paused?: boolean;
  /** E-mail addresses that are notified before a token of the directory expires. */
  contacts?: string[];
  /** What happens if the directory suspends, deletes or takes roles from more users than the guard permits: hold keeps these changes until an administrator decides, refuse rejects the request, off permits all of them, mistakes included. */
  guard?: "hold" | "refuse" | "off";
  /** How many users may be removed within the window, whatever the size of the directory. A directory with no more users than this is not guarded. */
  guardCount?: number;
  /** The percentage of the users that were active when the window began who may be removed within it, if that is more. The higher it is, the more users a mistake removes before an administrator is asked. */
  guardPercent?: number;
  /** How long removals are counted: a duration such as PT30M or PT1H. */
  guardWindow?: string;
  /** How many users may be removed within 24 hours, whatever the size of the directory. It catches removals that are too slow for the window. */
  guardDayCount?: number;
  /** The percentage of the users that were active a day ago who may be removed within 24 hours, if that is more. */
  guardDayPercent?: number;
  /** Whether the directory may remove the last user who has the highest role of one of its apps. If not, that change is held for an administrator, or refused if the guard is set to refuse. */
  allowLastHolderRemoval?: boolean;
  /** Whether users whose role in an app is changed by the directory are signed out of that app, so that the change takes effect at once. If not, it takes effect at their next sign-in or when the app refreshes its token. */
  endSessionsOnRoleChange?: boolean;
};

export type DirectoryStatus = "draft" | "link-sent" | "waiting-for-first-request" | "active" | "needs-attention" | "paused" | "deleting";

export type Effect = {
  /** Such as user-created, members-changed, members-not-sent, withheld, role-changed */
  effect: string;
  id?: string;
  userName?: string;
  displayName?: string;
  changes?: {
    path?: string;
    before?: string;
    after?: string;
  }[];
  /** The first hundred */
  joined?: string[];
  joinedCount?: number;
  /** The first hundred */
  left?: string[];
  leftCount?: number;
  /** How many were to join and are not users of the directory */
  leftOut?: number;
  /** The first hundred of those whom the directory has no user for, by the ids that were sent */
  unknown?: string[];
  /** The first hundred of those that are groups */
  nestedGroups?: string[];
  /** What became of the members of a group by a PUT that named none */
  putWithoutMembers?: "keep" | "clear";
  /** The option that withholds it; administrator where an administrator has disabled the account */
  option?: string;
  what?: string;
  reason?: string;
  app?: string;
  before?: string;
  after?: string;
};

export type EffectPage = {
  total: number;
  items: Effect[];
};

export type GroupMappingsChange = {
  /** As the list of groups had it; not needed with dryRun */
  version?: string;
  changes: ({
    /** The id of a group of the directory */
    group: string;
    /** null for none */
    role: string | null;
  })[];
};

export type GroupMappingsDone = {
  /** For the next change */
  version: string;
  /** How many groups; not with dryRun */
  changed?: number;
  /** How many people; with dryRun */
  gains?: number;
  /** How many people; with dryRun */
  loses?: number;
};

export type Health = {
  status: "up" | "down";
  /** How many are in each state */
  directories: Record<string, number>;
  tasks: {
    name: string;
    failing: boolean;
    lastDone?: string;
  }[];
};

export type HeldChange = {
  id: string;
  /** The alias of the directory */
  directory?: string;
  /** dissolve: the group is deleted with the person in it; unpush: a role that the directory pushed is taken back */
  what: "suspend" | "delete" | "leave" | "dissolve" | "unpush";
  /** undecided: an earlier change of the person was held already */
  reason: "too-many" | "last-holder" | "undecided";
  /** The reason as a sentence */
  why: string;
  /** lapsed: its cause is gone, as the directory has taken it back, or nothing wanted it any more when it was applied */
  state: "held" | "applied" | "discarded" | "lapsed";
  userId: string;
  /** As it was then */
  userName: string;
  groupId?: string;
  groupName?: string;
  created: string;
  /** The entry of the log that asked for it */
  activity?: string;
  decided?: string;
  /** The user name of the administrator */
  decidedBy?: string;
};

export type HeldChoice = {
  ids?: string[];
  all?: boolean;
};

export type HeldDecision = {
  decided: number;
  /** How many are still held */
  waiting: number;
};

export type HeldRequest = {
  directory?: string;
  directoryName?: string;
  /** The id of the entry of the log; nothing where other settings suspend people */
  request?: string;
  oldest: string;
  changes: number;
  /** How many different people */
  people: number;
  activity?: Activity;
};

export type HighestRoles = Record<string, string>;

export type IssuedToken = (Token & {
  /** Shown once */
  token: string;
});

export type Ladder = {
  id: string;
  clientId?: string;
  name?: string;
  defaultRole?: string;
  roles: {
    name: string;
    description?: string;
    level?: number;
    default: boolean;
    /** Only if asked for */
    people?: number;
    /** Why its level cannot be read; then it has no level and counts for nothing */
    fault?: string;
  }[];
  /** Names of the app's roles that have no level, 1,000 at most */
  unranked: string[];
  /** The id of the only person who has the highest role; only if people are counted */
  lastHolder?: string;
  /** What is wrong with the app's roles and what to do about it; empty if nothing is */
  attention: AppFault[];
};

export type LadderChange = {
  roles?: {
    name: string;
    level: number;
  }[];
  /** null or empty for none */
  defaultRole?: string | null;
};

export type LinkScope = "connect" | "map-attributes" | "map-groups" | "rotate-token" | "read-log" | "contacts" | "options";

export type NewSetupLink = (SetupLink & {
  /** The address with the secret, which is never shown again */
  link: string;
});

export type Person = {
  /** Keycloak's */
  id: string;
  /** By which the directory knows them */
  scimId: string;
  externalId?: string;
  directory: string;
  /** As it was sent */
  userName: string;
  /** Whether the account can be used */
  active: boolean;
  /** Why the account can or cannot be used; guard and suspend-users are of accounts that can be used although the directory says otherwise */
  reason: "active" | "directory" | "administrator" | "access-groups" | "import-users" | "guard" | "suspend-users";
  /** The reason as a sentence */
  why: string;
  /** Whether the directory has deleted them and the guard holds that */
  removalHeld: boolean;
  state: "synced" | "not-imported" | "changes-withheld";
  created: string;
  lastModified: string;
  version: number;
  /** What the directory says of them, as a SCIM user without id, meta and groups */
  sent: Record<string, unknown>;
  account: {
    userName: string;
    firstName?: string | null;
    lastName?: string | null;
    email?: string | null;
    emailVerified: boolean;
    enabled: boolean;
    created?: string;
    /** Those that the directory's settings fill */
    attributes: Record<string, string[]>;
  };
  links: ({
    identityProvider: string;
    /** The NameID or subject */
    userId: string;
    userName?: string | null;
    /** Whether it is the directory's own identity provider */
    ofDirectory: boolean;
  })[];
  sessions: {
    /** At most 1000 are counted */
    online: number;
    offline: number;
    /** When one of them was last used */
    last?: string;
  };
  groups: {
    total: number;
    items: DirectoryGroup[];
  };
  apps: {
    total: number;
    items: PersonInApp[];
  };
  roleChanges: {
    total: number;
    items: PersonRoleChange[];
  };
  held: {
    total: number;
    items: HeldChange[];
  };
};

export type PersonEntry = {
  id: string;
  scimId: string;
  externalId?: string;
  userName: string;
  displayName: string;
  email: string;
  active: boolean;
  /** Why the account can or cannot be used; guard and suspend-users are of accounts that can be used although the directory says otherwise */
  reason: "active" | "directory" | "administrator" | "access-groups" | "import-users" | "guard" | "suspend-users";
  created: string;
  lastModified: string;
};

export type PersonInApp = RoleExplanation;

export type PersonRoleChange = {
  app: string;
  before?: string;
  after?: string;
  at: string;
  /** The entry of the log that says who did it */
  activity: string;
};

export type PersonWithRole = {
  id: string;
  userName: string;
  displayName: string;
  email: string;
  active: boolean;
  role?: string;
  level?: number;
  source?: "group" | "pushed" | "selector" | "realmDefault" | "default";
  group?: string;
  through?: string;
  /** Roles that the person has and that count for nothing, because their level cannot be read */
  fault?: string;
};

export type PortalApp = {
  id: string;
  name: string;
  roles: {
    name: string;
    description: string;
    level: number;
  }[];
};

export type PortalDirectory = {
  signIn?: {
    /** Whether it names an identity provider of the realm */
    linked: boolean;
    enforced: boolean;
    required: boolean;
    /** Codes of what is not as it has to be */
    missing: string[];
  };
  /** Scope contacts */
  contacts?: string[];
  /** Scope options, like the next three */
  importUsers?: boolean;
  importChanges?: boolean;
  suspendUsers?: boolean;
  onDelete?: string;
  alias: string;
  name: string;
  kind: string;
  status: DirectoryStatus;
  attention: {
    code: string;
    text: string;
  }[];
  users: number;
  groups: number;
  firstRequest?: string;
  lastRequest?: string;
  lastDone?: string;
  lastRefused?: string;
  refusal?: string;
  refusedInARow?: number;
  refusalHint?: string;
  denied?: Record<string, unknown>;
  scimBaseUrl: string;
  setup: Record<string, unknown>;
};

export type PortalMapping = {
  /** Those that may be filled */
  attributes: string[];
  mapping: PortalPaths;
  /** The paths of what the directory's own schema declares, which attributes may come from too */
  declared: string[];
};

export type PortalPaths = Record<string, string>;

export type PortalSession = {
  /** Where to go when all is done */
  returnUrl?: string;
  token: string;
  /** Whatever is done */
  expires: string;
  /** It ends so long after its last use */
  idleTimeout: string;
  label: string;
  scopes: LinkScope[];
  directory: PortalDirectory;
};

export type RealmOverview = {
  directories: {
    total: number;
    byStatus: Record<string, number>;
  };
  /** The first hundred by name */
  attention: {
    directory: string;
    name: string;
    status: string;
    codes: string[];
  }[];
  people: {
    total: number;
    active: number;
  };
  groups: number;
  /** Changes that the guards hold */
  held: number;
  /** People who wait for a decision */
  reviews: number;
  tokens: {
    expired: number;
    /** Within 14 days */
    ending: number;
    /** The next twenty */
    next: {
      directory: string;
      id: string;
      label: string;
      lastFour: string;
      expires: string;
    }[];
  };
};

export type Refusal = {
  /** All of it in words */
  errorMessage: string;
  /** Every field or parameter that is wrong; an unknown one too, with the one that was probably meant */
  errors: {
    /** Such as alias, or roles[2].level */
    field: string;
    message: string;
  }[];
  /** The first of them, as in Keycloak's own refusals */
  field?: string;
};

export type RemovalPreview = {
  users: string;
  people: number;
  active: number;
  /** Accounts of people who were not imported: they go in any case */
  placeholders: number;
  /** Whose DELETE was withheld and whose account can be used */
  former: number;
  groups: number;
  /** Groups with role mappings of their own */
  mappedGroups: number;
  held: number;
  reviews: number;
  /** Who would lose their account, who administers Keycloak and so keeps it included */
  losing: {
    total: number;
    items: {
      id: string;
      /** Of the account */
      userName: string;
      /** The name that it would get */
      becomes?: string;
    }[];
  };
};

export type Review = {
  id: string;
  /** The alias of the directory */
  directory?: string;
  /** As it was sent last */
  userName: string;
  externalId?: string;
  email?: string;
  /** Keycloak's id of the directory's user who was renamed so; link makes the account one with theirs. Missing for somebody new */
  user?: string;
  reason: "administrator" | "service-account" | "other-directory" | "kept-elsewhere" | "other-domain" | "reserved-name" | "ambiguous" | "other-identity-provider" | "other-name-id" | "disabled" | "former" | "unproved";
  /** The reason as a sentence */
  why: string;
  /** What helps where the account has nothing but the bare user name in common: qualifyUserNames of the directory */
  advice?: string;
  /** Whether an administrator may link the account, perhaps after they have changed what the reason says */
  linkable: boolean;
  /** The account that the realm has */
  account?: {
    id: string;
    userName: string;
    email?: string;
  };
  state: "open" | "linked" | "dismissed";
  /** How often the directory has sent them */
  times: number;
  created: string;
  lastSent: string;
  decided?: string;
  decidedBy?: string;
};

export type RoleContradiction = {
  code: "same-name" | "raw-roles";
  mapper: string;
  clientScope?: string;
  writes: string;
  /** Whether mend takes it away */
  mendable: boolean;
  text: string;
};

export type RoleExplanation = {
  sentence: string;
  role?: string;
  /** Where the directory calls the person active and somebody else has disabled the account */
  disabledBy?: "administrator";
  /** Best first, what does not count last */
  trace: ({
    verdict: "won" | "outranked" | "skipped";
    why: string;
    source: "group" | "pushed" | "selector" | "realmDefault" | "default";
    role?: string;
    level?: number;
    group?: string;
    /** The composite role that contains the app role */
    through?: string;
  })[];
  /** When it last changed, by a request or by an administrator, and the entry of the activity log that says how; not there if nobody remembers */
  lastChange?: {
    at: string;
    before?: string;
    after?: string;
    activity: string;
  };
  /** When a directory made the person, and the entry of the activity log that says how; not there if nobody remembers */
  created?: {
    at: string;
    activity: string;
  };
};

export type RolePreview = {
  gains: number;
  loses: number;
  keeps: number;
  /** How many go from which role to which; a role that is not there is none */
  moves: {
    before?: string;
    after?: string;
    people: number;
  }[];
  total: number;
  items: ({
    id: string;
    userName: string;
    outcome: "gains" | "loses" | "keeps";
    before?: string;
    after?: string;
  })[];
};

export type RoleProposal = (LadderChange & {
  /** Applied after the ladder */
  mappings?: ({
    /** Keycloak's id of a group of the realm */
    group: string;
    /** null for none */
    role?: string | null;
  })[];
});

export type RoleSelector = {
  role: string;
  level: number;
  reason?: string;
  by?: string;
  at?: string;
  expires?: string;
};

export type RoleSelectorChange = {
  role: string;
  reason: string;
  expires?: string;
  /** In place of expires: PT1M to P3650D from now on */
  expiresIn?: string;
};

export type SentAttribute = {
  /** As attributeMapping names it */
  path: string;
  /** How many of those who were looked at have it */
  people: number;
  /** Three at most, each cut after 120 characters */
  examples: string[];
  /** Whether attributeMapping may name it */
  canBeCopied: boolean;
  /** The user attributes that it is copied to */
  copiedTo: string[];
};

export type SentAttributes = {
  /** How many people were looked at */
  people: number;
  total: number;
  items: SentAttribute[];
};

export type SettingsPreview = {
  /** Which settings would be others, with what was and what would be */
  changes: Record<string, unknown>[];
  suspended: {
    total: number;
    items: {
      id: string;
      /** Of the account */
      userName: string;
      /** The name that it would get */
      becomes?: string;
    }[];
  };
  /** Whether the guard would hold the suspensions */
  held: boolean;
  resumed: {
    total: number;
    items: {
      id: string;
      /** Of the account */
      userName: string;
      /** The name that it would get */
      becomes?: string;
    }[];
  };
  imported: {
    total: number;
    items: {
      id: string;
      /** Of the account */
      userName: string;
      /** The name that it would get */
      becomes?: string;
    }[];
  };
  renamed: {
    total: number;
    items: {
      id: string;
      /** Of the account */
      userName: string;
      /** The name that it would get */
      becomes?: string;
    }[];
  };
  /** Each when something of them is sent next */
  linked: {
    total: number;
    items: {
      id: string;
      /** Of the account */
      userName: string;
      /** The name that it would get */
      becomes?: string;
    }[];
  };
  /** Whose DELETE was withheld */
  removed: {
    total: number;
    items: {
      id: string;
      /** Of the account */
      userName: string;
      /** The name that it would get */
      becomes?: string;
    }[];
  };
};

export type SetupLink = {
  id: string;
  label: string;
  email?: string;
  /** orphaned: whoever made it is gone or disabled, or could not make it now */
  state: "open" | "expired" | "revoked" | "orphaned";
  scopes: LinkScope[];
  attributes: string[];
  highestRoles: HighestRoles;
  created: string;
  /** The user name of the administrator */
  by: string;
  expires: string;
  returnUrl?: string;
  revoked?: string;
  /** How often */
  opened: number;
  lastOpened?: string;
};

export type SetupLinkWish = {
  scopes: LinkScope[];
  /** At most 30 days ahead */
  expires?: string;
  /** In place of expires: PT5M to P30D from now on */
  expiresIn?: string;
  /** By what it is found in the list and in the log; the e-mail address if left out */
  label?: string;
  /** Where it is sent. Without it nothing is sent */
  email?: string;
  /** With map-attributes: the user attributes that may be filled; those that the directory's mapping fills now, if left out */
  attributes?: string[];
  highestRoles?: HighestRoles;
  /** Where its holder goes when they are done: https, and a valid redirect URI of one of the directory's apps */
  returnUrl?: string;
};

export type SignInFlow = {
  /** What it is used for */
  flow: "browser" | "direct-grant" | "reset-credentials" | "first-login" | "post-login";
  /** The alias of the identity provider whose it is; absent for the realm's */
  identityProvider?: string;
  /** Absent where there is none */
  name?: string;
  /** Whether Keycloak brought it, so that it cannot be changed */
  builtIn: boolean;
  /** Whether the step is there, required, and nobody gets in past it */
  enforced: boolean;
  /** Whether anybody comes to it now: not if its identity provider is disabled, nor if nobody may ask for a new password */
  used: boolean;
  /** What POST does, or has done: nothing, use a copy with the step, use one that was made earlier, put the step into it, make a flow of the step alone, or leave it to an administrator. DELETE returns to the flow before */
  action: "none" | "copy" | "bind" | "insert" | "make" | "leave" | "return";
  /** The same in words, or what an administrator has to do */
  text: string;
};

export type SignInFlows = {
  /** Whether all that are used have the step, the clients' own too */
  enforced: boolean;
  /** Whether the flows are prepared again by themselves when an identity provider or a flow is changed: the realm attribute directory-sync.sign-in-flows is 'prepared' */
  automatic: boolean;
  flows: SignInFlow[];
  /** Flows that a client has of its own (authentication flow overrides) */
  clients: ({
    clientId: string;
    flow: "browser" | "direct-grant";
    name: string;
    enforced: boolean;
    text: string;
  })[];
};

export type SignInFlowsChanged = (SignInFlows & {
  /** As they were before */
  changed: SignInFlow[];
});

export type SignInFlowsReturned = (SignInFlowsChanged & {
  /** The names of flows that are gone */
  removed: string[];
  /** The names of flows that stay, because somebody has changed them or still uses them */
  kept: string[];
});

export type Token = {
  /** By the realm's configuration: it has a hash and no more */
  declared: boolean;
  id?: string;
  label?: string;
  lastFour?: string;
  sha256?: string;
  created?: string;
  expires?: string;
  lastUsed?: string;
  active: boolean;
};

export type TrafficBucket = {
  from: string;
  /** All of them */
  requests: number;
  /** Answered 4xx */
  refused: number;
  /** Answered 5xx */
  failed: number;
};

export interface AdminOperations {
  "GET /openapi.json": {
    params: object;
    body: undefined;
    answer: Record<string, unknown>;
  };
  "GET /directories": {
    params: { first?: number | undefined; max?: number | undefined; search?: string | undefined; kind?: string | undefined; sort?: "name" | "-name" | "alias" | "-alias" | "kind" | "-kind" | undefined };
    body: undefined;
    answer: {
      total: number;
      items: DirectoryBrief[];
    };
  };
  "POST /directories": {
    params: object;
    body: DirectorySettings;
    answer: Directory;
  };
  "GET /directories/{directory}": {
    params: { directory: string };
    body: undefined;
    answer: Directory;
  };
  "PUT /directories/{directory}": {
    params: { directory: string };
    body: DirectorySettings;
    answer: Directory;
  };
  "PATCH /directories/{directory}": {
    params: { directory: string };
    body: Patch<DirectorySettings>;
    answer: Directory;
  };
  "DELETE /directories/{directory}": {
    params: { directory: string; users: "keep" | "suspend" | "delete"; groups?: "keep" | "delete" | undefined };
    body: undefined;
    answer: DirectoryRemoval;
  };
  "POST /directories/{directory}/pause": {
    params: { directory: string };
    body: undefined;
    answer: Directory;
  };
  "POST /directories/{directory}/resume": {
    params: { directory: string };
    body: undefined;
    answer: Directory;
  };
  "GET /directories/{directory}/tokens": {
    params: { directory: string; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: {
      total: number;
      items: Token[];
    };
  };
  "POST /directories/{directory}/tokens": {
    params: { directory: string };
    body: {
      label: string;
      expires?: string | null;
      /** In place of expires: PT1M to P3650D from now on */
      expiresIn?: string;
    };
    answer: IssuedToken;
  };
  "PATCH /directories/{directory}/tokens/{token}": {
    params: { directory: string; token: string };
    body: Patch<{
      label?: string;
      /** null for a token that never expires */
      expires?: string | null;
      /** In place of expires: PT1M to P3650D from now on */
      expiresIn?: string;
    }>;
    answer: Token;
  };
  "DELETE /directories/{directory}/tokens/{token}": {
    params: { directory: string; token: string };
    body: undefined;
    answer: undefined;
  };
  "POST /directories/{directory}/tokens/{token}/rotate": {
    params: { directory: string; token: string };
    body: {
      /** How long both open, at most P90D */
      overlap?: string;
      /** As the old one's if left out */
      label?: string;
      expires?: string | null;
      /** In place of expires: PT1M to P3650D from now on */
      expiresIn?: string;
    };
    answer: IssuedToken;
  };
  "GET /directories/{directory}/activity": {
    params: { directory: string; first?: number | undefined; max?: number | undefined; from?: string | undefined; to?: string | undefined; operation?: string | undefined; outcome?: ActivityOutcome | undefined; target?: string | undefined; actor?: string | undefined; request?: string | undefined; search?: string | undefined; after?: string | undefined; sort?: "-created" | "created" | undefined; writesOnly?: boolean | undefined };
    body: undefined;
    answer: {
      /** Not with after: to count a long log takes its time */
      total?: number;
      items: Activity[];
      /** What after has to be for the next page; not there on the last one */
      next?: string;
    };
  };
  "GET /directories/{directory}/activity/{entry}": {
    params: { directory: string; entry: string };
    body: undefined;
    answer: ActivityDetail;
  };
  "GET /directories/{directory}/activity/{entry}/effects": {
    params: { directory: string; entry: string; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: EffectPage;
  };
  "GET /activity": {
    params: { first?: number | undefined; max?: number | undefined; from?: string | undefined; to?: string | undefined; operation?: string | undefined; outcome?: ActivityOutcome | undefined; target?: string | undefined; actor?: string | undefined; request?: string | undefined; search?: string | undefined; after?: string | undefined; sort?: "-created" | "created" | undefined; writesOnly?: boolean | undefined };
    body: undefined;
    answer: {
      /** Not with after: to count a long log takes its time */
      total?: number;
      items: Activity[];
      /** What after has to be for the next page; not there on the last one */
      next?: string;
    };
  };
  "GET /activity/{entry}": {
    params: { entry: string };
    body: undefined;
    answer: ActivityDetail;
  };
  "GET /activity/{entry}/effects": {
    params: { entry: string; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: EffectPage;
  };
  "GET /apps": {
    params: { first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: {
      total: number;
      items: App[];
    };
  };
  "GET /apps/{app}": {
    params: { app: string; people?: boolean | undefined };
    body: undefined;
    answer: Ladder;
  };
  "PUT /apps/{app}": {
    params: { app: string };
    body: LadderChange;
    answer: Ladder;
  };
  "POST /apps/{app}/preview": {
    params: { app: string; who?: "gains" | "loses" | "keeps" | undefined; first?: number | undefined; max?: number | undefined };
    body: RoleProposal;
    answer: RolePreview;
  };
  "GET /apps/{app}/people/{user}/explanation": {
    params: { app: string; user: string };
    body: undefined;
    answer: RoleExplanation;
  };
  "GET /apps/{app}/people/{user}/selector": {
    params: { app: string; user: string };
    body: undefined;
    answer: RoleSelector;
  };
  "PUT /apps/{app}/people/{user}/selector": {
    params: { app: string; user: string };
    body: RoleSelectorChange;
    answer: RoleSelector;
  };
  "DELETE /apps/{app}/people/{user}/selector": {
    params: { app: string; user: string };
    body: undefined;
    answer: undefined;
  };
  "GET /directories/{directory}/groups": {
    params: { directory: string; app?: string | undefined; search?: string | undefined; unmapped?: boolean | undefined; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: {
      total: number;
      items: DirectoryGroup[];
      /** A mark of what all groups of the directory are mapped to in the app, for the next change; only with app */
      version?: string;
    };
  };
  "PATCH /directories/{directory}/groups": {
    params: { directory: string; app: string; dryRun?: boolean | undefined; who?: "gains" | "loses" | "keeps" | undefined; first?: number | undefined; max?: number | undefined };
    body: Patch<GroupMappingsChange>;
    answer: GroupMappingsDone;
  };
  "PUT /directories/{directory}/groups/{group}/role": {
    params: { directory: string; group: string; app: string };
    body: {
      role: string;
    };
    answer: DirectoryGroup;
  };
  "DELETE /directories/{directory}/groups/{group}/role": {
    params: { directory: string; group: string; app: string };
    body: undefined;
    answer: undefined;
  };
  "GET /directories/{directory}/people": {
    params: { directory: string; app?: string | undefined; search?: string | undefined; role?: string | undefined; source?: "group" | "pushed" | "selector" | "realmDefault" | "default" | undefined; active?: boolean | undefined; group?: string | undefined; reason?: "active" | "directory" | "administrator" | "access-groups" | "import-users" | "guard" | "suspend-users" | undefined; sort?: string | undefined; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: {
      total: number;
      items: ((PersonWithRole | PersonEntry))[];
    };
  };
  "GET /directories/{directory}/people/{user}": {
    params: { directory: string; user: string };
    body: undefined;
    answer: Person;
  };
  "GET /directories/{directory}/people/{user}/groups": {
    params: { directory: string; user: string; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: {
      total: number;
      items: DirectoryGroup[];
    };
  };
  "GET /directories/{directory}/people/{user}/apps": {
    params: { directory: string; user: string; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: {
      total: number;
      items: PersonInApp[];
    };
  };
  "GET /directories/{directory}/people/{user}/role-changes": {
    params: { directory: string; user: string; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: {
      total: number;
      items: PersonRoleChange[];
    };
  };
  "GET /directories/{directory}/sent-attributes": {
    params: { directory: string };
    body: undefined;
    answer: SentAttributes;
  };
  "GET /overview": {
    params: object;
    body: undefined;
    answer: RealmOverview;
  };
  "GET /overview/traffic": {
    params: { from?: string | undefined; bucket?: string | undefined; buckets?: number | undefined };
    body: undefined;
    answer: {
      total: number;
      items: TrafficBucket[];
    };
  };
  "GET /directories/{directory}/overview": {
    params: { directory: string };
    body: undefined;
    answer: DirectoryOverview;
  };
  "GET /directories/{directory}/overview/traffic": {
    params: { directory: string; from?: string | undefined; bucket?: string | undefined; buckets?: number | undefined };
    body: undefined;
    answer: {
      total: number;
      items: TrafficBucket[];
    };
  };
  "POST /directories/{directory}/preview": {
    params: { directory: string; max?: number | undefined };
    body: DirectorySettings;
    answer: SettingsPreview;
  };
  "GET /directories/{directory}/preview/removal": {
    params: { directory: string; users: "keep" | "suspend" | "delete"; max?: number | undefined };
    body: undefined;
    answer: RemovalPreview;
  };
  "GET /choices/{kind}": {
    params: { kind: "identity-providers" | "organizations" | "clients" | "service-accounts" | "groups"; search?: string | undefined; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: {
      total: number;
      items: Choice[];
    };
  };
  "GET /directories/{directory}/links": {
    params: { directory: string; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: {
      total: number;
      items: SetupLink[];
    };
  };
  "POST /directories/{directory}/links": {
    params: { directory: string };
    body: SetupLinkWish;
    answer: NewSetupLink;
  };
  "POST /directories/{directory}/links/{link}/resend": {
    params: { directory: string; link: string };
    body: undefined;
    answer: NewSetupLink;
  };
  "PATCH /directories/{directory}/links/{link}": {
    params: { directory: string; link: string };
    body: Patch<{
      expires?: string;
      expiresIn?: string;
    }>;
    answer: SetupLink;
  };
  "DELETE /directories/{directory}/links/{link}": {
    params: { directory: string; link: string };
    body: undefined;
    answer: undefined;
  };
  "GET /directories/{directory}/reviews": {
    params: { directory: string; first?: number | undefined; max?: number | undefined; state?: "open" | "linked" | "dismissed" | "any" | undefined };
    body: undefined;
    answer: {
      total: number;
      items: Review[];
    };
  };
  "POST /directories/{directory}/reviews/{review}/link": {
    params: { directory: string; review: string };
    body: undefined;
    answer: Review;
  };
  "POST /directories/{directory}/reviews/{review}/dismiss": {
    params: { directory: string; review: string };
    body: undefined;
    answer: Review;
  };
  "GET /directories/{directory}/held": {
    params: { directory: string; first?: number | undefined; max?: number | undefined; state?: "held" | "applied" | "discarded" | "lapsed" | "any" | undefined; person?: string | undefined; request?: string | undefined };
    body: undefined;
    answer: {
      total: number;
      items: HeldChange[];
    };
  };
  "POST /directories/{directory}/held/apply": {
    params: { directory: string };
    body: HeldChoice;
    answer: HeldDecision;
  };
  "POST /directories/{directory}/held/discard": {
    params: { directory: string };
    body: HeldChoice;
    answer: HeldDecision;
  };
  "GET /held": {
    params: { first?: number | undefined; max?: number | undefined; state?: "held" | "applied" | "discarded" | "lapsed" | "any" | undefined; person?: string | undefined; request?: string | undefined };
    body: undefined;
    answer: {
      total: number;
      items: HeldChange[];
    };
  };
  "GET /held/requests": {
    params: { first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: {
      total: number;
      items: HeldRequest[];
    };
  };
  "POST /held/apply": {
    params: object;
    body: {
      ids?: string[];
      /** The ids of entries of the log: all that waits of them */
      requests?: string[];
    };
    answer: HeldDecision;
  };
  "POST /held/discard": {
    params: object;
    body: {
      ids?: string[];
      /** The ids of entries of the log: all that waits of them */
      requests?: string[];
    };
    answer: HeldDecision;
  };
  "GET /reviews": {
    params: { first?: number | undefined; max?: number | undefined; state?: "open" | "linked" | "dismissed" | "any" | undefined };
    body: undefined;
    answer: {
      total: number;
      items: Review[];
    };
  };
  "POST /directories/{directory}/reviews/{review}/reopen": {
    params: { directory: string; review: string };
    body: undefined;
    answer: Review;
  };
  "POST /reviews/link": {
    params: object;
    body: {
      ids: string[];
    };
    answer: {
      total: number;
      items: Review[];
    };
  };
  "POST /reviews/dismiss": {
    params: object;
    body: {
      ids: string[];
    };
    answer: {
      total: number;
      items: Review[];
    };
  };
  "POST /reviews/reopen": {
    params: object;
    body: {
      ids: string[];
    };
    answer: {
      total: number;
      items: Review[];
    };
  };
  "GET /health": {
    params: object;
    body: undefined;
    answer: Health;
  };
  "GET /sign-in-flows": {
    params: object;
    body: undefined;
    answer: SignInFlows;
  };
  "POST /sign-in-flows": {
    params: object;
    body: undefined;
    answer: SignInFlowsChanged;
  };
  "DELETE /sign-in-flows": {
    params: object;
    body: undefined;
    answer: SignInFlowsReturned;
  };
  "GET /apps/{app}/sign-in": {
    params: { app: string };
    body: undefined;
    answer: AppSignIn;
  };
  "POST /apps/{app}/sign-in": {
    params: { app: string };
    body: AppSignInChange;
    answer: AppSignInChanged;
  };
}

export interface PortalOperations {
  "GET /portal/api/openapi.json": {
    params: object;
    body: undefined;
    answer: Record<string, unknown>;
  };
  "POST /portal/api/session": {
    params: object;
    body: {
      /** What stands behind the # of the link */
      secret: string;
    };
    answer: PortalSession;
  };
  "DELETE /portal/api/session": {
    params: object;
    body: undefined;
    answer: undefined;
  };
  "GET /portal/api/directory": {
    params: object;
    body: undefined;
    answer: PortalDirectory;
  };
  "PATCH /portal/api/directory": {
    params: object;
    body: Patch<{
      kind?: string;
      contacts?: string[];
      importUsers?: boolean;
      importChanges?: boolean;
      suspendUsers?: boolean;
      onDelete?: string;
    }>;
    answer: PortalDirectory;
  };
  "GET /portal/api/counts": {
    params: object;
    body: undefined;
    answer: {
      people: {
        total: number;
        active: number;
        byReason: Record<string, number>;
      };
      groups: number;
      /** Changes that wait for an administrator of the app */
      held: number;
    };
  };
  "GET /portal/api/mapping": {
    params: object;
    body: undefined;
    answer: PortalMapping;
  };
  "PUT /portal/api/mapping": {
    params: object;
    body: {
      mapping: PortalPaths;
    };
    answer: PortalMapping;
  };
  "GET /portal/api/apps": {
    params: { first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: {
      total: number;
      items: PortalApp[];
    };
  };
  "GET /portal/api/tokens": {
    params: { first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: {
      total: number;
      items: Token[];
    };
  };
  "POST /portal/api/tokens": {
    params: object;
    body: {
      label: string;
      expires?: string | null;
      /** In place of expires: PT1M to P3650D from now on */
      expiresIn?: string;
    };
    answer: IssuedToken;
  };
  "PATCH /portal/api/tokens/{token}": {
    params: { token: string };
    body: Patch<{
      label?: string;
      /** null for a token that never expires */
      expires?: string | null;
      /** In place of expires: PT1M to P3650D from now on */
      expiresIn?: string;
    }>;
    answer: Token;
  };
  "DELETE /portal/api/tokens/{token}": {
    params: { token: string };
    body: undefined;
    answer: undefined;
  };
  "POST /portal/api/tokens/{token}/rotate": {
    params: { token: string };
    body: {
      /** How long both open, at most P90D */
      overlap?: string;
      /** As the old one's if left out */
      label?: string;
      expires?: string | null;
      /** In place of expires: PT1M to P3650D from now on */
      expiresIn?: string;
    };
    answer: IssuedToken;
  };
  "GET /portal/api/groups": {
    params: { app?: string | undefined; search?: string | undefined; unmapped?: boolean | undefined; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: {
      total: number;
      items: DirectoryGroup[];
      /** A mark of what all groups of the directory are mapped to in the app, for the next change; only with app */
      version?: string;
    };
  };
  "PATCH /portal/api/groups": {
    params: { app: string; dryRun?: boolean | undefined; who?: "gains" | "loses" | "keeps" | undefined; first?: number | undefined; max?: number | undefined };
    body: Patch<GroupMappingsChange>;
    answer: GroupMappingsDone;
  };
  "PUT /portal/api/groups/{group}/role": {
    params: { group: string; app: string };
    body: {
      role: string;
    };
    answer: DirectoryGroup;
  };
  "DELETE /portal/api/groups/{group}/role": {
    params: { group: string; app: string };
    body: undefined;
    answer: undefined;
  };
  "GET /portal/api/activity": {
    params: { first?: number | undefined; max?: number | undefined; from?: string | undefined; to?: string | undefined; operation?: string | undefined; outcome?: ActivityOutcome | undefined; target?: string | undefined; actor?: string | undefined; request?: string | undefined; search?: string | undefined; after?: string | undefined; sort?: "-created" | "created" | undefined; writesOnly?: boolean | undefined };
    body: undefined;
    answer: {
      /** Not with after: to count a long log takes its time */
      total?: number;
      items: Activity[];
      /** What after has to be for the next page; not there on the last one */
      next?: string;
    };
  };
  "GET /portal/api/activity/{entry}": {
    params: { entry: string };
    body: undefined;
    answer: ActivityDetail;
  };
  "GET /portal/api/activity/{entry}/effects": {
    params: { entry: string; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: EffectPage;
  };
}
