// Generated from the OpenAPI documents by ApiTypesTest; not edited.

/** Fields that are sent change; null resets one. */
export type Patch<T> = { [K in keyof T]?: T[K] | null | undefined };

export type AccessReason = "active" | "directory" | "administrator" | "access-groups" | "import-users" | "guard" | "suspend-users";

export type AccessReasonCounts = {
  active: number;
  directory: number;
  administrator: number;
  "access-groups": number;
  "import-users": number;
  guard: number;
  "suspend-users": number;
};

export type Activity = {
  id: string;
  time: string;
  /** Alias of the directory at that time; empty if the entry concerns no directory */
  directory: string;
  /** Id of the directory; empty if the entry concerns no directory */
  directoryId: string;
  /** Shared by all entries of one request, such as a Bulk request and its operations */
  request: string;
  actorKind: "token" | "configuration" | "client" | "admin" | "link" | "person" | "system" | "nobody";
  /** Label of the token, client ID, username of the administrator or label of the set-up link */
  actor: string;
  /** Keycloak id of the administrator, or id of the set-up link */
  actorId: string;
  /** User-Agent header */
  client: string;
  /** IP address of the client */
  address: string;
  /** HTTP method; empty for background work */
  method: string;
  /** Path with query: relative to the directory's address for SCIM requests (/scim/v2/Users?count=10), to the server's for requests of administrators; values that may be secret are replaced by … */
  path: string;
  /** Name of the operation, such as patch-user */
  operation: string;
  /** Whether the operation is meant to change something */
  write: boolean;
  /** Type of the target, such as User; empty if there is none */
  targetType: string;
  targetId: string;
  targetName: string;
  /** HTTP status of the answer */
  status: number;
  outcome: ActivityOutcome;
  duration: string;
  /** Remedy for a refusal, for the administrator of the identity provider */
  hint?: string;
};

export type ActivityDetail = (Activity & {
  detail?: ActivityRecord;
  /** Role changes that followed, at most the first 1000; absent if there are none */
  roleChanges?: Effect[];
  people?: PeopleOfEffects;
});

export type ActivityList = {
  /** Number of matching entries; absent with after */
  total?: number;
  items: Activity[];
  /** Value of after for the next page; absent on the last page */
  next?: string;
};

export type ActivityOutcome = "done" | "unchanged" | "withheld" | "held" | "refused" | "denied" | "failed";

export type ActivityProblem = {
  /** Error type of SCIM */
  scimType?: string;
  /** Error message of the answer */
  detail?: string;
  /** Reason of a 401 answer, such as client-not-named; not disclosed to the client */
  reason?: string;
  /** The reason as a sentence */
  explanation?: string;
};

export type ActivityRecord = {
  /** At most the first 100 */
  effects?: Effect[];
  /** Number of effects at .../effects, if more than those shown here */
  effectsCount?: number;
  /** Changed settings; values of secrets are omitted */
  changes?: SettingChange[];
  /** State of a token, link, mapping, selector or ladder before the change */
  before?: Record<string, unknown>;
  /** State after the change */
  now?: Record<string, unknown>;
  /** Mappers that were removed from a client */
  removed?: RemovedMapper[];
  /** In exports: number of the additional line of an entry whose effects need several lines */
  part?: number;
  problem?: ActivityProblem;
  /** Filter of the request */
  filter?: string;
  /** Number of operations of a Bulk request */
  operations?: number;
  /** Number of failed operations of a Bulk request, or ids of the users for whom changed settings could not be applied */
  failed?: (number | string[]);
  /** Number of further requests of the same kind within the same minute */
  more?: number;
  /** Alias of the identity provider of a refused sign-in */
  identityProvider?: string;
};

export type App = {
  /** Internal id of the app's client, or `realm` */
  id: string;
  /** Absent for the realm */
  clientId?: string;
  name: string;
  /** Number of roles with a level */
  roles: number;
  /** Name of the default role; absent if there is none */
  defaultRole?: string;
  /** Faults of the app's roles with remedies; empty if there are none */
  attention: AppFault[];
  /** Whether the app is told the resolved role and nothing contradicts it; not of the realm, nor of clients without sign-in */
  ready?: boolean;
};

export type AppFault = {
  code: "role-level" | "default-role" | "no-ranked-role" | "app-missing" | "role-mapper";
  /** Name of the faulty role; absent if the fault concerns no single role */
  role?: string;
  text: string;
};

export type AppList = {
  total: number;
  items: App[];
};

export type AppRole = {
  name: string;
  description: string;
  level: number;
};

export type AppSignIn = {
  clientId: string;
  protocol: "saml" | "openid-connect";
  /** Whether the mapper exists, nothing contradicts it and the app's roles have no fault */
  ready: boolean;
  /** The mapper of the resolved role; absent if none exists */
  mapper?: RoleMapper;
  /** Other mappers because of which the app may read a wrong role */
  contradictions: RoleContradiction[];
  /** Roles that are written elsewhere, harmless for apps that read the mapper's attribute or claim */
  notes: RoleContradiction[];
  /** Faults of the app's roles with remedies; empty if there are none */
  attention: AppFault[];
};

export type AppSignInChange = {
  /** Name of the SAML attribute or the claim; default: role */
  name?: string;
  /** SAML only */
  nameFormat?: "basic" | "uri" | "unspecified";
  /** SAML only */
  friendlyName?: string;
  /** OpenID Connect only: tokens that contain the claim; default: all */
  tokens?: ("id" | "access" | "userinfo" | "introspection")[];
  /** App whose roles are sent: client ID of another client, or realm; default: the client itself */
  rolesOf?: string | null;
  /** What is written of the role; default: name */
  value?: "name" | "level" | "description";
  /** Treatment of people without a role: omit the attribute, or refuse the sign-in */
  withoutRole?: "omit" | "refuse";
  /** Whether to remove what contradicts the mapper */
  mend?: boolean;
};

export type AppSignInChanged = (AppSignIn & {
  /** The changes in words; empty if nothing was changed */
  changed: string[];
});

export type Attention = {
  code: AttentionCode;
  /** Reason and remedy, for administrators */
  text: string;
};

export type AttentionCode = "token-expires" | "token-expired" | "no-token" | "refused" | "denied" | "silent" | "identity-provider-missing" | "identity-provider-not-saml" | "identity-provider-disabled" | "saml-not-linked" | "saml-not-enforced" | "saml-flow-open" | "saml-way-past" | "just-in-time-open" | "organizations-off" | "organization-missing" | "organization-disabled" | "not-enabled" | "imported" | "group-renamed" | "unknown-setting" | "held" | "reviews" | "role-level" | "default-role" | "no-ranked-role" | "app-missing" | "role-mapper" | "roles";

export type AttributeChange = {
  path: string;
  before?: string;
  after?: string;
};

export type Brand = {
  /** The vendor's name */
  name?: string;
  /** The main colour */
  color?: string;
  /** A data URI */
  logo?: string;
};

export type BrandChange = {
  name?: string | null;
  color?: string | null;
  /** A data URI with a base64 image of at most 60,000 bytes: image/png, image/jpeg, image/webp or image/svg+xml without scripts */
  logo?: string | null;
};

export type Choice = {
  id: string;
  /** Value to write into the setting */
  value: string;
  /** Display name */
  name?: string;
  /** Whether it is enabled in Keycloak */
  enabled: boolean;
};

export type ChoiceList = {
  total: number;
  items: Choice[];
};

export type ClientSignInFlow = {
  clientId: string;
  /** Use of the flow */
  flow: "browser" | "direct-grant";
  /** Name of the flow */
  name: string;
  /** Whether the flow has the step as required, and it cannot be bypassed */
  enforced: boolean;
  /** State of the flow, and what an administrator has to do */
  text: string;
};

export type CreatedWebhook = {
  /** Begins with whe_ */
  id: string;
  /** https, without user name, password and fragment; its host must resolve to public addresses */
  url: string;
  description: string;
  /** Types of events that are sent; empty for all */
  types: EventType[];
  /** Aliases of directories whose events are sent, ids of deleted ones; empty for all */
  directories: string[];
  enabled: boolean;
  /** Why the server disabled the endpoint; absent if it did not */
  disabledReason?: string;
  /** Time of creation */
  created: string;
  /** Until when messages are signed with the former secret too */
  formerSecretUntil?: string;
  state: WebhookState;
  /** Begins with whsec_; not shown again */
  secret: string;
};

export type DeclaredToken = {
  /** Whether the realm's configuration declares the token */
  declared: true;
  active: boolean;
  /** Hash of the token; administrators only */
  sha256?: string;
};

export type DeniedRequest = {
  at: string;
  reason: "no-token" | "not-a-token" | "unknown-token" | "expired-token" | "address-not-allowed" | "no-clients" | "expired-access-token" | "invalid-access-token" | "client-not-named" | "scope-missing" | "audience-missing" | "person" | "no-directory";
  /** The reason as a sentence */
  explanation: string;
  /** Remedy for the refusal */
  hint?: string;
};

export type Directory = (DirectoryBrief & DirectorySettings & {
  firstRequest?: string;
  lastDone?: string;
  lastRefused?: string;
  /** HTTP status and reason of the last refusal; the status only without the permission to view people */
  refusal?: string;
  refusedInARow: number;
  /** Remedy for the last refusal */
  refusalHint?: string;
  /** The last request that was answered 401 */
  denied?: DeniedRequest;
  /** Values to enter at the identity provider */
  setup: DirectorySetup;
});

export type DirectoryAttention = {
  /** Alias of the directory */
  directory: string;
  name: string;
  status: DirectoryStatus;
  codes: AttentionCode[];
};

export type DirectoryBrief = {
  id: string;
  alias: string;
  name: string;
  kind: DirectoryKind;
  /** Whether what is sent takes effect in Keycloak */
  mode: "live" | "rehearsal";
  status: DirectoryStatus;
  /** What needs attention; empty if nothing does */
  attention: Attention[];
  /** Number of users */
  users: number;
  /** Number of groups */
  groups: number;
  lastRequest?: string;
  scimBaseUrl: string;
};

export type DirectoryChange = {
  /** Display name of the directory. */
  name?: string;
  /** The directory's name in its SCIM base URL: lower-case letters, digits and hyphens. */
  alias?: string;
  /** The identity provider that sends the users and groups. */
  kind?: (DirectoryKind | null);
  /** A directory token to accept. Only its SHA-256 is stored. */
  token?: string | null;
  /** The SHA-256 of at most two directory tokens to accept, each as 64 hexadecimal digits. */
  tokenSha256?: string[] | null;
  /** The alias of the SAML identity provider through which the directory's users sign in. Provisioned users are linked to it, so that their first sign-in shows no page. */
  identityProvider?: string | null;
  /** The SCIM attribute that the identity provider sends as the NameID. */
  nameId?: "userName" | "email" | "externalId" | null;
  /** Whether the directory's users can sign in only through that identity provider. The authenticator Enforce SAML in the realm's flows then refuses their passwords. */
  enforceSaml?: boolean | null;
  /** Whether every SCIM request is refused, with the reason, until a SAML identity provider is linked and enforced. New directories of the admin API have it on unless the request says otherwise. */
  requireSaml?: boolean | null;
  /** Whether a user who signs in through that identity provider without having been provisioned gets an account. If not, the user sees an error page that asks them to be assigned to the app first. */
  justInTime?: boolean | null;
  /** E-mail domains whose ownership the customer has proved. E-mails in them count as verified, and no other directory may have users in them. Two directories may share a domain only if they belong to the same organization. */
  verifiedDomains?: string[] | null;
  /** The alias or id of the Keycloak organization whose members the directory's users become. */
  organization?: string | null;
  /** The top-level group under which the directory's groups are created. It is created when it is needed; empty for a group with the directory's name. It cannot be the parent group of another directory or a group that administers Keycloak. */
  groupsParent?: string | null;
  /** The client IDs of the clients of the realm whose service accounts may provision with an access token. The token needs the scope scim and the SCIM base URL as its audience. */
  clients?: string[] | null;
  /** Whether a password that the directory sends becomes the user's password in Keycloak. */
  setPasswords?: boolean | null;
  /** How names are treated that the realm's user profile rejects for their characters or because a required one is missing: lenient accepts them and logs the violated rules, strict refuses them. Length limits, uniqueness and permissions always apply. */
  profileRules?: "lenient" | "strict" | null;
  /** Whether the Keycloak username of a new user gets the directory's alias as its suffix, as in ann@acme, if the userName has no @, so that two customers may both have an ann. The directory still sees ann. Existing users are not renamed. New directories of the admin API have it on unless the request says otherwise. */
  qualifyUserNames?: boolean | null;
  /** Whether new users get an account. If not, the directory gets the same answer, and a disabled placeholder account reserves the user's place. */
  importUsers?: boolean | null;
  /** Whether changes of users are applied to their accounts. If not, the directory still reads back what it sent. */
  importChanges?: boolean | null;
  /** Whether the directory can end a user's access: by deactivating or deleting the user, or by removing the user from the access groups. */
  suspendUsers?: boolean | null;
  /** Whether the account of a user whom the directory deletes is deleted or suspended. */
  onDelete?: "delete" | "suspend" | null;
  /** What a PUT of a group without members does: keep leaves the members in the group, clear removes them, guarded like every removal. If empty, clear for the kinds generic and pingfederate, whose PUT lists all members, and keep for all others. It applies from the next PUT on. */
  putWithoutMembers?: "keep" | "clear" | null;
  /** Names or ids of groups of the directory. If there are any, only their members are enabled: a user who leaves the last of them is suspended, and enabled again on joining one. */
  accessGroups?: string[] | null;
  /** The client IDs of the apps that the directory's users sign in to, or *realm for the realm itself with its realm roles. The directory reads back each user's role in them. */
  apps?: string[] | null;
  /** The app whose role is shown first, as the primary one. If empty, the first app by name, with the realm last. */
  primaryApp?: string | null;
  /** Whether the roles and entitlements that the directory sends count, in addition to its groups, if they are the name of an app role of its apps. */
  pushedRoles?: boolean | null;
  /** The URN of a SCIM schema extension that this directory declares for its users. */
  extension?: string | null;
  /** One attribute each: costCode, badges[] for several values, contractor: boolean; with the user attribute to copy it to: costCode -> cost_code. */
  extensionAttributes?: string[] | null;
  /** SCIM attributes that are copied to user attributes, so that protocol mappers can write them into tokens: title -> jobTitle. */
  attributeMapping?: string[] | null;
  /** How many requests per second the directory may send on average, on each node of the server. 0 for no limit. */
  rateLimit?: number | null;
  /** How many requests the directory may send at once after a pause. */
  rateBurst?: number | null;
  /** The IP addresses from which the directory may be called, as ranges such as 192.0.2.0/24 or 2001:db8::/32. Requests from other addresses are answered like requests with a wrong token. Empty for any address. */
  allowedAddresses?: string[] | null;
  /** Whether every SCIM request is refused, with the reason, until the directory is resumed. */
  paused?: boolean | null;
  /** In rehearsal, SCIM requests are answered as usual and nothing happens in Keycloak; a report says what going live would do. Chosen when the directory is created; it ends by going live. */
  mode?: "live" | "rehearsal" | null;
  /** E-mail addresses that are notified before a token of the directory expires. */
  contacts?: string[] | null;
  /** What happens if the directory suspends, deletes or takes roles from more users than the guard permits: hold keeps these changes until an administrator decides, refuse rejects the request, off permits all of them, mistakes included. */
  guard?: "hold" | "refuse" | "off" | null;
  /** How many users may be removed within the window, whatever the size of the directory. A directory with no more users than this is not guarded. */
  guardCount?: number | null;
  /** The percentage of the users that were active when the window began who may be removed within it, if that is more. The higher it is, the more users a mistake removes before an administrator is asked. */
  guardPercent?: number | null;
  /** How long removals are counted: a duration such as PT30M or PT1H. */
  guardWindow?: string | null;
  /** How many users may be removed within 24 hours, whatever the size of the directory. It catches removals that are too slow for the window. */
  guardDayCount?: number | null;
  /** The percentage of the users that were active a day ago who may be removed within 24 hours, if that is more. */
  guardDayPercent?: number | null;
  /** Whether the directory may remove the last user who has the highest role of one of its apps. If not, that change is held for an administrator, or refused if the guard is set to refuse. */
  allowLastHolderRemoval?: boolean | null;
  /** Whether users whose role in an app is changed by the directory are signed out of that app, so that the change takes effect at once. If not, it takes effect at their next sign-in or when the app refreshes its token. */
  endSessionsOnRoleChange?: boolean | null;
};

export type DirectoryCounts = {
  total: number;
  byStatus: DirectoryStatusCounts;
};

export type DirectoryForm = (DirectorySettings & Record<string, unknown>);

export type DirectoryGroup = {
  id: string;
  /** Name as sent by the directory */
  displayName: string;
  /** Path by the names in Keycloak, which may differ */
  path: string;
  /** Number of direct members */
  members: number;
  /** Whether the group has no role mapping of its own */
  unmapped: boolean;
  roles: GroupRole[];
  /** Mapped roles that do not count because their level cannot be read */
  fault?: string;
};

export type DirectoryGroupList = {
  total: number;
  items: DirectoryGroup[];
  /** Version of the group mappings of the app, required for the next change; only with app */
  version?: string;
};

export type DirectoryKind = "generic" | "okta" | "entra" | "onelogin" | "jumpcloud" | "pingone" | "pingfederate" | "google" | "rippling" | "cyberark" | "sailpoint";

export type DirectoryList = {
  total: number;
  items: DirectoryBrief[];
};

export type DirectoryOverview = {
  status: DirectoryStatus;
  /** What needs attention */
  codes: AttentionCode[];
  people: PeopleCounts;
  groups: GroupCounts;
  /** Number of held changes */
  held: number;
  /** Number of open reviews */
  reviews: number;
  tokens: DirectoryToken[];
  lastRequest?: string;
  lastDone?: string;
  lastRefused?: string;
  /** Number of consecutive refused requests */
  refusedInARow: number;
};

export type DirectoryRemoval = {
  status: "deleted" | "deleting";
  /** Number of users suspended or deleted so far */
  users: number;
  /** Number of groups deleted so far */
  groups: number;
};

export type DirectorySettings = {
  /** Display name of the directory. */
  name?: string;
  /** The directory's name in its SCIM base URL: lower-case letters, digits and hyphens. */
  alias?: string;
  /** The identity provider that sends the users and groups. */
  kind?: DirectoryKind;
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
  /** The top-level group under which the directory's groups are created. It is created when it is needed; empty for a group with the directory's name. It cannot be the parent group of another directory or a group that administers Keycloak. */
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
  /** In rehearsal, SCIM requests are answered as usual and nothing happens in Keycloak; a report says what going live would do. Chosen when the directory is created; it ends by going live. */
  mode?: "live" | "rehearsal";
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

export type DirectorySetup = {
  scimBaseUrl: string;
  authentication: ("bearer-token" | "http-basic" | "oauth-client-credentials")[];
  basicUserName: string;
  uniqueIdentifier: string;
  supportedActions: ("push-new-users" | "push-profile-updates" | "push-deactivations" | "push-groups" | "import-users" | "import-groups" | "push-passwords")[];
};

export type DirectoryStatus = "draft" | "link-sent" | "waiting-for-first-request" | "active" | "needs-attention" | "paused" | "deleting";

export type DirectoryStatusCounts = {
  draft: number;
  "link-sent": number;
  "waiting-for-first-request": number;
  active: number;
  "needs-attention": number;
  paused: number;
  deleting: number;
};

export type DirectoryToken = {
  /** Whether the realm's configuration declares the token */
  declared: false;
  id: string;
  label: string;
  /** Last four characters of the secret */
  lastFour: string;
  created: string;
  /** Absent if the token never expires */
  expires?: string;
  /** Absent if the token was never used */
  lastUsed?: string;
  /** Whether the token is valid now */
  active: boolean;
};

export type Effect = {
  /** Kind of the effect */
  effect: "user-created" | "user-changed" | "user-suspended" | "user-reactivated" | "user-deleted" | "user-linked" | "user-released" | "group-created" | "group-changed" | "group-suspended" | "group-reactivated" | "group-deleted" | "group-linked" | "group-released" | "members-changed" | "members-not-sent" | "withheld" | "held" | "refused" | "held-applied" | "held-discarded" | "needs-review" | "left-out" | "profile-rules-passed-over" | "sessions-ended" | "role-changed";
  /** Keycloak id of the user or group, or id of the held change */
  id?: string;
  userName?: string;
  displayName?: string;
  /** Keycloak id of the person of a held change */
  user?: string;
  /** Group of a held change */
  group?: string;
  /** Changed attributes */
  changes?: AttributeChange[];
  /** Parts of the request that were left out, at most the first 100 */
  refused?: LeftOutPart[];
  /** Violated rules of the user profile, at most the first 100 */
  rules?: PassedOverRule[];
  /** At most the first 100 ids */
  joined?: string[];
  joinedCount?: number;
  /** At most the first 100 ids */
  left?: string[];
  leftCount?: number;
  /** Number of sent members that are not users of the directory */
  leftOut?: number;
  /** At most the first 100 sent ids without a user in the directory */
  unknown?: string[];
  /** At most the first 100 sent ids that are groups */
  nestedGroups?: string[];
  /** Effect of a group PUT without members on the group's members */
  putWithoutMembers?: "keep" | "clear";
  /** The option that withholds the change; administrator if an administrator has disabled the account */
  option?: string;
  /** Kind of the withheld change */
  what?: "created" | "changed" | "suspended" | "reactivated" | "deleted" | "linked" | "released";
  /** Reason of the guard */
  reason?: string;
  /** Internal id of the app's client or of the realm, or name of the app */
  app?: string;
  /** Role before; absent for none */
  before?: string;
  /** Role after; absent for none */
  after?: string;
};

export type EffectList = {
  total: number;
  items: Effect[];
  people?: PeopleOfEffects;
};

export type EffectiveBrand = {
  /** The vendor's name; the realm's display name or name if none is set */
  name: string;
  /** The main colour, #rrggbb */
  accent: string;
  /** The colour of readable text on the main colour, #rrggbb */
  onAccent: string;
};

export type Event = {
  /** Begins with evt_; the same in each attempt of a webhook */
  id: string;
  type: EventType;
  /** Time of the change */
  timestamp: string;
  /** Place in the events of the realm, from 1, without gaps */
  position: number;
  /** Name of the realm */
  realm: string;
  /** Absent if the event concerns no directory */
  directory?: EventDirectory;
  /** Id of the entry in the activity log; absent if there is none */
  activity?: string;
  data: EventData;
};

export type EventApp = {
  /** Keycloak's id of the client; realm for realm roles */
  id: string;
  /** Absent for realm roles */
  clientId?: string;
};

export type EventData = {
  /** Name of the directory, in directory.activated and directory.deleted */
  name?: string;
  user?: EventUser;
  group?: EventGroup;
  app?: EventApp;
  /** The new role; null if there is none */
  role?: string | null;
  /** Changed attributes by their SCIM path (or role), with their value before; null if there was none */
  previous?: Record<string, string | null>;
  /** The same attributes with their value after the change; all that were sent for a new user or group. Long values are cut */
  current?: Record<string, string | null>;
  /** True if an existing account or group was taken over */
  linked?: boolean;
  /** Whether the account of a deleted user stays in the realm */
  accountKept?: boolean;
  /** Whether the deleted group stays in the realm */
  groupKept?: boolean;
};

export type EventDirectory = {
  id: string;
  alias: string;
};

export type EventFeed = {
  items: Event[];
  /** Cursor for the next request, also if there is no event */
  next: string;
};

export type EventGroup = {
  /** Keycloak's id */
  id: string;
  displayName: string;
  /** Path in Keycloak; absent for a deleted group */
  path?: string;
};

export type EventType = "directory.activated" | "directory.deleted" | "directory.user.created" | "directory.user.updated" | "directory.user.deleted" | "directory.group.created" | "directory.group.updated" | "directory.group.deleted" | "directory.group.user_added" | "directory.group.user_removed" | "directory.role.changed";

export type EventUser = {
  /** Keycloak's id */
  id: string;
  externalId?: string;
  userName?: string;
  active?: boolean;
  email?: string;
  givenName?: string;
  familyName?: string;
};

export type ExpiringToken = {
  /** Alias of the directory */
  directory: string;
  id: string;
  label: string;
  lastFour: string;
  expires: string;
};

export type ExplanationStep = {
  verdict: "won" | "outranked" | "skipped";
  /** The reason as a sentence */
  why: string;
  source: RoleSource;
  role?: string;
  level?: number;
  /** Path of the group that gives the role */
  group?: string;
  /** Composite role that contains the app role */
  through?: string;
  code: "counts" | "default" | "same-role" | "lower" | "later-by-name" | "deactivated" | "disabled-by-administrator" | "faulty-level" | "not-mapped" | "no-level" | "expired" | "no-such-role" | "push-ignored";
};

export type GroupCounts = {
  total: number;
  /** Number of groups that are mapped to no app role */
  unmapped: number;
};

export type GroupMappingChange = {
  /** Id of a group of the directory */
  group: string;
  /** null for no role */
  role: string | null;
};

export type GroupMappingsChange = {
  /** Version from the list of groups; not required with dryRun */
  version?: string;
  changes: GroupMappingChange[];
};

export type GroupMappingsChanged = {
  /** Number of changed groups */
  changed: number;
  /** Version for the next change */
  version: string;
};

export type GroupMappingsPreview = {
  /** Number of people who gain a role */
  gains: number;
  /** Number of people who lose a role */
  loses: number;
  /** Number of people whose role stays */
  keeps?: number;
  /** Numbers of people by role before and after the change */
  moves?: RoleMove[];
  /** Number of people that can be listed */
  total?: number;
  /** A page of the people */
  items?: PersonRoleOutcome[];
  /** Current version of the group mappings */
  version: string;
};

export type GroupRole = {
  /** Internal id of the app's client, or `realm` */
  app: string;
  role: string;
  level: number;
  /** Composite role that contains the role */
  through?: string;
  /** Path of the parent group that is mapped to the role */
  inheritedFrom?: string;
};

export type GroupRoleChange = {
  role: string;
};

export type Health = {
  status: "up" | "down";
  /** Number of directories in each state */
  directories: DirectoryStatusCounts;
  /** Background work of this node */
  tasks: HealthTask[];
};

export type HealthTask = {
  name: string;
  /** Whether the latest run failed */
  failing: boolean;
  /** Time of the last success; absent before the first */
  lastDone?: string;
};

export type HeldChange = {
  id: string;
  /** Alias of the directory */
  directory?: string;
  /** Kind of change; dissolve: deletion of the group with the person in it; unpush: withdrawal of a role that the directory pushed */
  what: "suspend" | "delete" | "leave" | "dissolve" | "unpush";
  /** Reason code; undecided: an earlier change of the person is held already */
  reason: "too-many" | "last-holder" | "undecided";
  /** The reason as a sentence */
  why: string;
  /** State of the change; lapsed: the directory withdrew it, or its cause was gone when it was applied */
  state: "held" | "applied" | "discarded" | "lapsed";
  userId: string;
  /** Username at that time */
  userName: string;
  groupId?: string;
  groupName?: string;
  created: string;
  /** Id of the log entry of the request that caused the change */
  activity?: string;
  /** Time of the decision */
  decided?: string;
  /** Username of the administrator */
  decidedBy?: string;
};

export type HeldChangeList = {
  total: number;
  items: HeldChange[];
};

export type HeldChoice = {
  ids?: string[];
  /** Whether to decide all held changes of the directory */
  all?: boolean;
};

export type HeldDecision = {
  /** Number of decided changes */
  decided: number;
  /** Number of changes that are still held */
  waiting: number;
};

export type HeldKinds = {
  suspend?: number;
  delete?: number;
  leave?: number;
  dissolve?: number;
  unpush?: number;
};

export type HeldRequest = {
  /** Alias of the directory */
  directory?: string;
  /** Name of the directory */
  directoryName?: string;
  /** Id of the log entry of the request; absent if changed settings caused the suspensions */
  request?: string;
  /** Time of the oldest change */
  oldest: string;
  /** Number of changes */
  changes: number;
  /** Number of different people */
  people: number;
  what: HeldKinds;
  activity?: Activity;
};

export type HeldRequestList = {
  total: number;
  items: HeldRequest[];
};

export type HighestRoleChange = {
  before?: string;
  after?: string;
  /** How many people have the highest role now and would get a lower one */
  losers: number;
  /** How many people would have the highest role of the changed ladder */
  holders: number;
};

export type HighestRoles = Record<string, string>;

export type IssuedToken = (DirectoryToken & {
  /** The secret, shown once */
  token: string;
});

export type Ladder = {
  /** Internal id of the app's client, or `realm` */
  id: string;
  /** Absent for the realm */
  clientId?: string;
  /** Display name; absent if none is set */
  name?: string;
  /** Name of the default role; absent if there is none */
  defaultRole?: string;
  /** Highest role first; roles whose level cannot be read come last */
  roles: LadderRole[];
  /** Names of the app's roles without a level, at most 1,000 */
  unranked: string[];
  /** Id of the only person with the highest role; only with people=true */
  lastHolder?: string;
  /** Faults of the app's roles with remedies; empty if there are none */
  attention: AppFault[];
};

export type LadderChange = {
  /** The whole ladder; without it levels stay */
  roles?: RankedRole[];
  /** null or empty for no default role */
  defaultRole?: string | null;
};

export type LadderRole = {
  name: string;
  description?: string;
  /** Absent if it cannot be read */
  level?: number;
  /** Whether it is the default role */
  default: boolean;
  /** Number of people with the role; only with people=true */
  people?: number;
  /** Why the level cannot be read; such a role has no level and does not count */
  fault?: string;
};

export type LastRoleChange = {
  at: string;
  /** Role before; absent for none */
  before?: string;
  /** Role after; absent for none */
  after?: string;
  /** Id of the log entry */
  activity: string;
};

export type LeftOutPart = {
  path: string;
  status: number;
  detail: string;
};

export type LinkScope = "connect" | "map-attributes" | "map-groups" | "rotate-token" | "read-log" | "contacts" | "options";

export type NewSetupLink = (SetupLink & {
  /** The address with the secret, which is never shown again */
  link: string;
});

export type PassedOverRule = {
  path: string;
  rule: string;
};

export type PeopleCounts = {
  total: number;
  /** Number of people whose account can be used */
  active: number;
  byReason: AccessReasonCounts;
};

export type PeopleOfEffects = Record<string, string>;

export type Person = {
  /** Keycloak id */
  id: string;
  /** SCIM id */
  scimId: string;
  externalId?: string;
  /** Alias of the directory */
  directory: string;
  /** Username as sent by the directory */
  userName: string;
  /** Whether the account can be used */
  active: boolean;
  reason: AccessReason;
  /** The reason as a sentence */
  why: string;
  /** Whether the guard holds a deletion of the person by the directory */
  removalHeld: boolean;
  /** Whether the account corresponds to what the directory sent */
  state: "synced" | "not-imported" | "changes-withheld";
  created: string;
  lastModified: string;
  /** Version of the SCIM resource */
  version: number;
  /** The user as sent by the directory: a SCIM user without id, meta, groups and password */
  sent: ScimUser;
  account: PersonAccount;
  /** Links at identity providers */
  links: PersonLink[];
  sessions: PersonSessions;
  /** The first 20 groups */
  groups: DirectoryGroupList;
  /** The role in the first 20 apps */
  apps: PersonInAppList;
  /** The latest 20 role changes */
  roleChanges: PersonRoleChangeList;
  /** The first 20 held changes */
  held: HeldChangeList;
};

export type PersonAccount = {
  userName: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  emailVerified: boolean;
  enabled: boolean;
  created?: string;
  /** Attributes that the directory's settings fill */
  attributes: Record<string, string[]>;
};

export type PersonCreation = {
  at: string;
  /** Id of the log entry */
  activity: string;
};

export type PersonEntry = {
  id: string;
  scimId: string;
  externalId?: string;
  userName: string;
  displayName: string;
  email: string;
  active: boolean;
  reason: AccessReason;
  created: string;
  lastModified: string;
};

export type PersonInApp = (RoleExplanation & {
  /** Internal id of the app's client, or `realm` */
  id: string;
  /** Absent for the realm */
  clientId?: string;
  name: string;
  /** Whether the directory's settings name the app */
  ofDirectory: boolean;
  selector?: RoleSelector;
});

export type PersonInAppList = {
  total: number;
  items: PersonInApp[];
};

export type PersonLink = {
  /** Alias of the identity provider */
  identityProvider: string;
  /** NameID or subject */
  userId: string;
  userName: string | null;
  /** Whether the identity provider is the directory's own */
  ofDirectory: boolean;
};

export type PersonList = {
  total: number;
  items: ((PersonWithRole | PersonEntry))[];
};

export type PersonRoleChange = {
  /** Internal id of the app's client, or `realm` */
  app: string;
  /** Role before; absent for none */
  before?: string;
  /** Role after; absent for none */
  after?: string;
  at: string;
  /** Id of the log entry of the change */
  activity: string;
};

export type PersonRoleChangeList = {
  total: number;
  items: PersonRoleChange[];
};

export type PersonRoleOutcome = {
  id: string;
  userName: string;
  outcome: RoleOutcome;
  /** Role before; absent for none */
  before?: string;
  /** Role after; absent for none */
  after?: string;
};

export type PersonSessions = {
  /** Number of online sessions, counted up to 1000 */
  online: number;
  /** Number of offline sessions */
  offline: number;
  /** Time at which a session was last used */
  last?: string;
};

export type PersonWithRole = {
  id: string;
  userName: string;
  displayName: string;
  email: string;
  /** Whether the account can be used */
  active: boolean;
  /** Name of the role; absent for none */
  role?: string;
  level?: number;
  source?: RoleSource;
  /** Path of the group that gives the role */
  group?: string;
  /** Composite role that contains the role */
  through?: string;
  /** Roles of the person that do not count because their level cannot be read */
  fault?: string;
  /** Why the account can or cannot be used */
  reason: "active" | "directory" | "administrator" | "access-groups" | "import-users" | "guard" | "suspend-users";
};

export type PortalApp = {
  id: string;
  name: string;
  /** Roles that the link permits */
  roles: AppRole[];
};

export type PortalAppList = {
  total: number;
  items: PortalApp[];
};

export type PortalCounts = {
  people: PeopleCounts;
  /** Number of groups */
  groups: number;
  /** Number of changes that wait for an administrator of the app */
  held: number;
};

export type PortalDirectory = {
  signIn: PortalSignIn;
  /** Present with scope contacts */
  contacts?: string[];
  /** Present with scope options, like the next three fields */
  importUsers?: boolean;
  importChanges?: boolean;
  suspendUsers?: boolean;
  onDelete?: "delete" | "suspend";
  alias: string;
  name: string;
  kind: DirectoryKind;
  status: DirectoryStatus;
  /** What needs attention of the customer; empty if nothing does */
  attention: Attention[];
  users: number;
  groups: number;
  firstRequest?: string;
  lastRequest?: string;
  lastDone?: string;
  lastRefused?: string;
  /** HTTP status and reason of the last refusal; the status only if the link may not see people */
  refusal?: string;
  refusedInARow: number;
  /** Remedy for the last refusal */
  refusalHint?: string;
  /** The last request that was answered 401 */
  denied?: DeniedRequest;
  scimBaseUrl: string;
  /** Values to enter at the identity provider */
  setup: DirectorySetup;
};

export type PortalDirectoryChange = {
  kind?: DirectoryKind;
  contacts?: string[] | null;
  importUsers?: boolean | null;
  importChanges?: boolean | null;
  suspendUsers?: boolean | null;
  onDelete?: "delete" | "suspend" | null;
};

export type PortalMapping = {
  /** User attributes that may be filled */
  attributes: string[];
  mapping: PortalPaths;
  /** Further source paths: attributes of the directory's own schema */
  declared: string[];
};

export type PortalMappingChange = {
  mapping: PortalPaths;
};

export type PortalPaths = Record<string, string>;

export type PortalSession = {
  /** Address to which the holder returns */
  returnUrl?: string;
  token: string;
  /** End of the session, regardless of use */
  expires: string;
  /** Time after its last use at which the session ends */
  idleTimeout: string;
  label: string;
  scopes: LinkScope[];
  directory: PortalDirectory;
};

export type PortalSessionRequest = {
  /** The secret after the # of the link */
  secret: string;
};

export type PortalSignIn = {
  /** Whether the directory names an identity provider of the realm */
  linked: boolean;
  /** Whether people of the directory must sign in by SAML */
  enforced: boolean;
  /** Whether SCIM requests are refused until SAML is enforced */
  required: boolean;
  /** Codes of what is missing for SAML sign-in */
  missing: AttentionCode[];
};

export type PreviewPerson = {
  id: string;
  /** Username of the account */
  userName: string;
  /** Username that the account would get */
  becomes?: string;
};

export type PreviewPersonList = {
  total: number;
  items: PreviewPerson[];
};

export type ProposedMapping = {
  /** Keycloak id of a group of the realm */
  group: string;
  /** null for no role */
  role?: string | null;
};

export type RankedRole = {
  name: string;
  level: number;
};

export type RealmHeldChoice = {
  ids?: string[];
  /** Ids of log entries: selects all their changes that are still held */
  requests?: string[];
};

export type RealmOverview = {
  directories: DirectoryCounts;
  /** At most the first 100 directories by name */
  attention: DirectoryAttention[];
  people: RealmPeopleCounts;
  /** Number of groups */
  groups: number;
  /** Number of changes that the guards hold */
  held: number;
  /** Number of open reviews */
  reviews: number;
  tokens: TokenExpirySummary;
};

export type RealmPeopleCounts = {
  total: number;
  /** Number of people whose account can be used */
  active: number;
};

export type RealmSettings = {
  /** Whether directory sync is enabled in the realm */
  enabled: boolean;
  /** Whether a directory also needs an organization for which directory sync is enabled */
  enabledByOrganization: boolean;
  /** Whether the realm keeps an activity log */
  activity: boolean;
  /** Days for which entries of the activity log are kept */
  activityDays: number;
  /** Days for which entries of requests that only read are kept */
  activityReadDays: number;
  /** Days for which events are kept; none are made if it is 0 */
  eventDays: number;
  /** The vendor's own page for set-up links; absent if none is set */
  portalUrl?: string;
  brand: Brand;
  status: RealmSettingsStatus;
};

export type RealmSettingsChange = {
  enabled?: boolean | null;
  enabledByOrganization?: boolean | null;
  activity?: boolean | null;
  activityDays?: number | null;
  activityReadDays?: number | null;
  eventDays?: number | null;
  /** An http or https address without a fragment */
  portalUrl?: string | null;
  brand?: (BrandChange | null);
};

export type RealmSettingsStatus = {
  /** Whether directory sync is enabled in the realm */
  enabled: boolean;
  /** Number of directories in the realm */
  directories: number;
  /** Number of directories for which directory sync is enabled */
  enabledDirectories: number;
  /** The address at which set-up links open */
  portalUrl: string;
  defaults: RetentionDefaults;
  brand: EffectiveBrand;
};

export type Refusal = {
  /** All errors in words */
  errorMessage: string;
  /** All invalid or unknown fields and parameters, with suggestions for misspelt names */
  errors: RefusedField[];
  /** The first invalid field, as in Keycloak's own refusals; absent if no field is invalid */
  field?: string;
};

export type RefusedField = {
  /** Path of the field, such as alias or roles[2].level */
  field: string;
  /** The expected form, in a sentence */
  message: string;
};

export type Rehearsal = {
  /** Progress of the rehearsal */
  state: "rehearsing" | "going-live" | "live";
  /** Number of people sent */
  people: number;
  /** Number of people of whom something was sent or changed since they were assessed */
  open: number;
  /** Number of people who would get an existing account */
  linked: number;
  /** Number of people who would get a new account */
  made: number;
  /** Number of people who would get a placeholder, because new users are not imported */
  withheld: number;
  /** Number of people about whom an administrator has to decide */
  review: number;
  /** Number of people whom the realm does not accept as sent */
  refused: number;
  /** Number of enabled accounts that would be disabled */
  suspended: number;
  /** Whether that many suspensions exceed the number that the guard permits; its limit in percent counts once the people are there */
  held: boolean;
  /** Number of people who would get a higher role, or a first one, in an app */
  gains: number;
  /** Number of people who would get a lower role, or none, in an app */
  loses: number;
  /** Number of groups sent */
  groups: number;
  /** Number of people made since going live began */
  peopleLive: number;
  /** Number of groups made since going live began */
  groupsLive: number;
};

export type RehearsedAccount = {
  /** Keycloak id */
  id: string;
  userName: string;
};

export type RehearsedPerson = {
  /** SCIM id */
  id: string;
  /** Username as sent, in lower case */
  userName: string;
  /** Absent before the first assessment */
  outcome?: "linked" | "made" | "withheld" | "review" | "refused";
  /** What the account and the person have in common: name-id or email; or the reason of a review */
  reason?: string;
  /** Why the person would not get an account, as a sentence */
  explanation?: string;
  /** Account that would be linked or reviewed */
  account?: RehearsedAccount;
  /** Whether the account would be disabled */
  suspended: boolean;
  /** Whether something was sent or changed since the person was assessed */
  open: boolean;
  /** Roles in the apps of the directory, now and after going live */
  roles: RehearsedRole[];
};

export type RehearsedPersonList = {
  total: number;
  items: RehearsedPerson[];
};

export type RehearsedRole = {
  app: string;
  /** Role now; absent for none */
  before?: string;
  /** Role after going live; absent for none */
  after?: string;
  outcome: "gains" | "loses" | "keeps";
};

export type RemovalPreview = {
  /** Treatment of the directory's users */
  users: "keep" | "suspend" | "delete";
  /** Number of people */
  people: number;
  /** Number of people whose account can be used */
  active: number;
  /** Number of accounts of people who were not imported; they are removed in any case */
  placeholders: number;
  /** Number of people whose deletion was withheld and whose account can be used */
  former: number;
  /** Number of groups */
  groups: number;
  /** Number of groups with role mappings of their own */
  mappedGroups: number;
  /** Number of held changes */
  held: number;
  /** Number of open reviews */
  reviews: number;
  /** People who would lose their account, including those who administer Keycloak and keep it */
  losing: PreviewPersonList;
};

export type RemovedMapper = {
  name: string;
  /** Id of the provider */
  protocolMapper: string;
  config: Record<string, string>;
};

export type RetentionDefaults = {
  activityDays: number;
  activityReadDays: number;
  eventDays: number;
};

export type Review = {
  id: string;
  /** Alias of the directory */
  directory?: string;
  /** Username as sent last */
  userName: string;
  externalId?: string;
  email?: string;
  /** Keycloak id of the directory's user who was renamed to this username; linking merges the account with theirs; absent for a new person */
  user?: string;
  reason: "administrator" | "service-account" | "other-directory" | "kept-elsewhere" | "other-domain" | "reserved-name" | "ambiguous" | "other-identity-provider" | "other-name-id" | "disabled" | "former" | "unproved";
  /** The reason as a sentence */
  why: string;
  /** Advice if the account has only the unqualified username in common: qualifyUserNames of the directory */
  advice?: string;
  /** Whether an administrator may link the account, possibly after resolving the reason */
  linkable: boolean;
  /** The existing account of the realm; absent if there is none */
  account?: ReviewAccount;
  state: "open" | "linked" | "dismissed";
  /** Number of times the directory has sent the person */
  times: number;
  /** Time at which the person was sent first */
  created: string;
  /** Time at which the person was sent last */
  lastSent: string;
  decided?: string;
  /** Username of the administrator */
  decidedBy?: string;
};

export type ReviewAccount = {
  /** Keycloak id */
  id: string;
  userName: string;
  email?: string;
};

export type ReviewChoice = {
  ids: string[];
};

export type ReviewList = {
  total: number;
  items: Review[];
};

export type RoleContradiction = {
  /** same-name: writes to the same attribute or claim; raw-roles: writes all roles under another name */
  code: "same-name" | "raw-roles";
  /** Name of the contradicting mapper */
  mapper: string;
  /** Name of the client scope that contains it; absent if the client does */
  clientScope?: string;
  /** Name of its attribute or claim */
  writes: string;
  /** Whether mend removes it */
  mendable: boolean;
  /** Description and remedy */
  text: string;
};

export type RoleExplanation = {
  /** The explanation in one sentence */
  sentence: string;
  /** Name of the role; absent for none */
  role?: string;
  /** Present if the directory says active and an administrator has disabled the account */
  disabledBy?: "administrator";
  /** Everything that was considered, from the deciding one to those that do not count */
  trace: ExplanationStep[];
  /** The last recorded change of the role; absent if none is recorded */
  lastChange?: LastRoleChange;
  /** Creation of the person by a directory; absent if it is not recorded */
  created?: PersonCreation;
  /** Why they have the role, or none */
  code: "given" | "deactivated" | "disabled-by-administrator" | "no-role" | "faulty-level" | "no-such-app";
};

export type RoleMapper = {
  id: string;
  name: string;
  /** Name of the client scope that contains the mapper; absent if the client does */
  clientScope?: string;
  /** Name of the SAML attribute or claim */
  writes?: string;
  /** SAML only */
  nameFormat?: "basic" | "uri" | "unspecified";
  /** SAML only */
  friendlyName?: string;
  /** OpenID Connect only: tokens that contain the claim */
  tokens?: ("id" | "access" | "userinfo" | "introspection")[];
  /** App whose roles are sent: client ID of another client, or realm; absent for the client itself */
  rolesOf?: string;
  /** What is written of the role; default: name */
  value: "name" | "level" | "description";
  /** Treatment of people without a role: omit the attribute, or refuse the sign-in */
  withoutRole: "omit" | "refuse";
};

export type RoleMove = {
  /** Role before; absent for none */
  before?: string;
  /** Role after; absent for none */
  after?: string;
  /** Number of people */
  people: number;
};

export type RoleOutcome = "gains" | "loses" | "keeps";

export type RolePreview = {
  /** Number of people who gain a role */
  gains: number;
  /** Number of people who lose a role */
  loses: number;
  /** Number of people whose role stays */
  keeps: number;
  /** Numbers of people by role before and after the change */
  moves: RoleMove[];
  /** Number of people that can be listed */
  total: number;
  /** A page of the people */
  items: PersonRoleOutcome[];
  highest: HighestRoleChange;
};

export type RoleProposal = (LadderChange & {
  /** Applied after the ladder */
  mappings?: ProposedMapping[];
});

export type RoleSelector = {
  role: string;
  level: number;
  /** Absent if it was granted in Keycloak */
  reason?: string;
  /** Username of the administrator who set it; absent if it was granted in Keycloak */
  by?: string;
  /** Time at which it was set */
  at?: string;
  /** Absent if it does not expire */
  expires?: string;
};

export type RoleSelectorChange = {
  role: string;
  reason: string;
  expires?: string;
  /** Alternative to expires: PT1M to P3650D from now */
  expiresIn?: string;
};

export type RoleSelectorPreview = {
  outcome: "gains" | "loses" | "keeps";
  /** The role that the person has */
  before?: string;
  /** The role that they would have */
  after?: string;
  explanation: RoleExplanation;
};

export type RoleSource = "group" | "pushed" | "selector" | "realmDefault" | "default";

export type ScimUser = Record<string, unknown>;

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

export type SettingChange = {
  /** Name of the field */
  path: string;
  before?: SettingValue;
  after?: SettingValue;
};

export type SettingValue = (string | boolean | number | string[]);

export type SettingsPreview = {
  /** Settings that would change */
  changes: SettingChange[];
  /** People who would be suspended */
  suspended: PreviewPersonList;
  /** Whether the guard would hold the suspensions */
  held: boolean;
  /** People whose suspension would end */
  resumed: PreviewPersonList;
  /** People who would be imported */
  imported: PreviewPersonList;
  /** People whose account would be renamed */
  renamed: PreviewPersonList;
  /** People who would be linked when the directory sends them next */
  linked: PreviewPersonList;
  /** People whose deletion was withheld and who would be removed */
  removed: PreviewPersonList;
};

export type SetupLink = {
  id: string;
  label: string;
  email?: string;
  /** State of the link; orphaned: its creator is deleted or disabled, or lacks the permissions to create it now */
  state: "open" | "expired" | "revoked" | "orphaned";
  scopes: LinkScope[];
  attributes: string[];
  highestRoles: HighestRoles;
  created: string;
  /** Username of the administrator */
  by: string;
  expires: string;
  returnUrl?: string;
  revoked?: string;
  /** Number of times the link was opened */
  opened: number;
  lastOpened?: string;
};

export type SetupLinkChange = {
  /** Expiry, at most 30 days ahead */
  expires?: string;
  /** Alternative to expires: PT5M to P30D from now */
  expiresIn?: string;
};

export type SetupLinkList = {
  total: number;
  items: SetupLink[];
};

export type SetupLinkRequest = {
  scopes: LinkScope[];
  /** Expiry, at most 30 days ahead */
  expires?: string;
  /** Alternative to expires: PT5M to P30D from now */
  expiresIn?: string;
  /** Name of the link in the list and in the log; default: the e-mail address */
  label?: string;
  /** Address to which the link is sent; without it nothing is sent */
  email?: string;
  /** With scope map-attributes: user attributes that may be filled; default: those that the directory's mapping fills now */
  attributes?: string[];
  highestRoles?: HighestRoles;
  /** Address to which the holder returns: https, and a valid redirect URI of one of the directory's apps */
  returnUrl?: string;
};

export type SignInFlow = {
  /** Use of the flow */
  flow: "browser" | "direct-grant" | "reset-credentials" | "first-login" | "post-login";
  /** Alias of the identity provider that uses the flow; absent for flows of the realm */
  identityProvider?: string;
  /** Name of the flow; absent if there is none */
  name?: string;
  /** Whether the flow is built-in, so that it cannot be changed */
  builtIn: boolean;
  /** Whether the flow has the step as required, and it cannot be bypassed */
  enforced: boolean;
  /** Whether the flow is in use: not if its identity provider is disabled, or password resets are not allowed */
  used: boolean;
  /** Action of POST: none, copy (use a copy with the step), bind (use an existing copy), insert (add the step), make (create a flow with the step alone) or leave (left to an administrator); action of DELETE: return (restore the previous flow) */
  action: "none" | "copy" | "bind" | "insert" | "make" | "leave" | "return";
  /** The action in words, or what an administrator has to do */
  text: string;
};

export type SignInFlows = {
  /** Whether all flows in use have the step, including flow overrides of clients */
  enforced: boolean;
  /** Whether flows are prepared again automatically when an identity provider or a flow changes: the realm attribute directory-sync.sign-in-flows is 'prepared' */
  automatic: boolean;
  flows: SignInFlow[];
  /** Authentication flow overrides of clients */
  clients: ClientSignInFlow[];
};

export type SignInFlowsChanged = (SignInFlows & {
  /** The changed flows as they were before */
  changed: SignInFlow[];
});

export type SignInFlowsReturned = (SignInFlowsChanged & {
  /** Names of removed flows */
  removed: string[];
  /** Names of flows that stay because they were changed or are still used */
  kept: string[];
});

export type Token = (DirectoryToken | DeclaredToken);

export type TokenChange = {
  label?: string;
  /** null if the token never expires */
  expires?: string | null;
  /** Alternative to expires: PT1M to P3650D from now */
  expiresIn?: string;
};

export type TokenExpirySummary = {
  /** Number of expired tokens */
  expired: number;
  /** Number of tokens that expire within 14 days */
  ending: number;
  /** The next 20 tokens to expire */
  next: ExpiringToken[];
};

export type TokenList = {
  total: number;
  items: Token[];
};

export type TokenRequest = {
  label: string;
  expires?: string | null;
  /** Alternative to expires: PT1M to P3650D from now */
  expiresIn?: string;
};

export type TokenRotation = {
  /** Time for which both tokens are valid, at most P90D */
  overlap?: string;
  /** Default: label of the old token */
  label?: string;
  expires?: string | null;
  /** Alternative to expires: PT1M to P3650D from now */
  expiresIn?: string;
};

export type TrafficBucket = {
  from: string;
  /** The list */
  requests: number;
  /** Number of requests answered 4xx */
  refused: number;
  /** Number of requests answered 5xx */
  failed: number;
};

export type TrafficList = {
  total: number;
  items: TrafficBucket[];
};

export type Webhook = {
  /** Begins with whe_ */
  id: string;
  /** https, without user name, password and fragment; its host must resolve to public addresses */
  url: string;
  description: string;
  /** Types of events that are sent; empty for all */
  types: EventType[];
  /** Aliases of directories whose events are sent, ids of deleted ones; empty for all */
  directories: string[];
  enabled: boolean;
  /** Why the server disabled the endpoint; absent if it did not */
  disabledReason?: string;
  /** Time of creation */
  created: string;
  /** Until when messages are signed with the former secret too */
  formerSecretUntil?: string;
  state: WebhookState;
};

export type WebhookChange = {
  /** https, without user name, password and fragment; its host must resolve to public addresses */
  url?: string;
  description?: string;
  /** Types of events that are sent; empty for all */
  types?: EventType[];
  /** Aliases of directories whose events are sent; empty for all */
  directories?: string[];
  enabled?: boolean;
};

export type WebhookDelivery = {
  id: string;
  /** Id of the event, and webhook-id of the message */
  event: string;
  /** Absent for a test message */
  position?: number;
  /** Type of the event; directory.webhook.test for a test message */
  type: string;
  state: WebhookDeliveryState;
  attempts: number;
  /** Time of the first attempt */
  created: string;
  /** Time of the next attempt; absent if there is none */
  due?: string;
  /** Time of the last attempt */
  lastAttempt?: string;
  /** HTTP status of the last answer; absent if there was none */
  lastStatus?: number;
  /** Why the last attempt failed */
  lastProblem?: string;
};

export type WebhookDeliveryList = {
  total: number;
  items: WebhookDelivery[];
};

export type WebhookDeliveryState = "waiting" | "dead" | "delivered";

export type WebhookList = {
  total: number;
  items: Webhook[];
};

export type WebhookReplay = {
  /** Position behind which all events are sent again */
  after?: string;
  deadLetters?: boolean;
};

export type WebhookReplayed = {
  /** Number of dead letters that are sent again */
  deadLetters: number;
  /** Position behind which events are sent */
  position: string;
};

export type WebhookRequest = {
  /** https, without user name, password and fragment; its host must resolve to public addresses */
  url: string;
  description?: string;
  /** Types of events that are sent; empty for all */
  types?: EventType[];
  /** Aliases of directories whose events are sent; empty for all */
  directories?: string[];
  enabled?: boolean;
};

export type WebhookRotation = {
  /** How long the former secret is still used, at most P30D */
  overlap?: string;
};

export type WebhookState = {
  /** Position of the last event that was sent, or that the filters left out */
  position: string;
  /** Failed attempts since the last success */
  failures: number;
  /** Time of the first of them */
  failingSince?: string;
  /** Nothing is sent before, because of these failures */
  restsUntil?: string;
  /** Time of the last success */
  lastSuccess?: string;
  /** Time of the last failure */
  lastFailure?: string;
  /** Why the last failed attempt failed */
  lastProblem?: string;
  /** Messages that wait for another attempt */
  waiting: number;
  /** Dead letters */
  dead: number;
};

export interface AdminOperations {
  "GET /openapi.json": {
    params: object;
    body: undefined;
    answer: Record<string, unknown>;
  };
  "GET /directories": {
    params: { first?: number | undefined; max?: number | undefined; search?: string | undefined; kind?: DirectoryKind | undefined; sort?: "name" | "-name" | "alias" | "-alias" | "kind" | "-kind" | undefined };
    body: undefined;
    answer: DirectoryList;
  };
  "POST /directories": {
    params: object;
    body: DirectoryForm;
    answer: Directory;
  };
  "GET /directories/{directory}": {
    params: { directory: string };
    body: undefined;
    answer: Directory;
  };
  "PUT /directories/{directory}": {
    params: { directory: string };
    body: DirectoryForm;
    answer: Directory;
  };
  "PATCH /directories/{directory}": {
    params: { directory: string };
    body: Patch<DirectoryChange>;
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
    answer: TokenList;
  };
  "POST /directories/{directory}/tokens": {
    params: { directory: string };
    body: TokenRequest;
    answer: IssuedToken;
  };
  "PATCH /directories/{directory}/tokens/{token}": {
    params: { directory: string; token: string };
    body: Patch<TokenChange>;
    answer: DirectoryToken;
  };
  "DELETE /directories/{directory}/tokens/{token}": {
    params: { directory: string; token: string };
    body: undefined;
    answer: undefined;
  };
  "POST /directories/{directory}/tokens/{token}/rotate": {
    params: { directory: string; token: string };
    body: TokenRotation;
    answer: IssuedToken;
  };
  "GET /directories/{directory}/activity": {
    params: { directory: string; first?: number | undefined; max?: number | undefined; from?: string | undefined; to?: string | undefined; operation?: string | undefined; outcome?: ActivityOutcome | undefined; target?: string | undefined; actor?: string | undefined; request?: string | undefined; search?: string | undefined; after?: string | undefined; sort?: "-created" | "created" | undefined; writesOnly?: boolean | undefined };
    body: undefined;
    answer: ActivityList;
  };
  "GET /directories/{directory}/activity/{entry}": {
    params: { directory: string; entry: string };
    body: undefined;
    answer: ActivityDetail;
  };
  "GET /directories/{directory}/activity/{entry}/effects": {
    params: { directory: string; entry: string; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: EffectList;
  };
  "GET /activity": {
    params: { first?: number | undefined; max?: number | undefined; from?: string | undefined; to?: string | undefined; operation?: string | undefined; outcome?: ActivityOutcome | undefined; target?: string | undefined; actor?: string | undefined; request?: string | undefined; search?: string | undefined; after?: string | undefined; sort?: "-created" | "created" | undefined; writesOnly?: boolean | undefined };
    body: undefined;
    answer: ActivityList;
  };
  "GET /activity/{entry}": {
    params: { entry: string };
    body: undefined;
    answer: ActivityDetail;
  };
  "GET /activity/{entry}/effects": {
    params: { entry: string; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: EffectList;
  };
  "GET /events": {
    params: { after?: string | undefined; max?: number | undefined; types?: string | undefined; directory?: string | undefined };
    body: undefined;
    answer: EventFeed;
  };
  "GET /webhooks": {
    params: { first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: WebhookList;
  };
  "POST /webhooks": {
    params: object;
    body: WebhookRequest;
    answer: CreatedWebhook;
  };
  "GET /webhooks/{webhook}": {
    params: { webhook: string };
    body: undefined;
    answer: Webhook;
  };
  "PATCH /webhooks/{webhook}": {
    params: { webhook: string };
    body: Patch<WebhookChange>;
    answer: Webhook;
  };
  "DELETE /webhooks/{webhook}": {
    params: { webhook: string };
    body: undefined;
    answer: undefined;
  };
  "POST /webhooks/{webhook}/rotate-secret": {
    params: { webhook: string };
    body: WebhookRotation;
    answer: CreatedWebhook;
  };
  "POST /webhooks/{webhook}/test": {
    params: { webhook: string };
    body: undefined;
    answer: WebhookDelivery;
  };
  "POST /webhooks/{webhook}/replay": {
    params: { webhook: string };
    body: WebhookReplay;
    answer: WebhookReplayed;
  };
  "GET /webhooks/{webhook}/deliveries": {
    params: { webhook: string; state?: WebhookDeliveryState | undefined; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: WebhookDeliveryList;
  };
  "GET /webhooks/{webhook}/deliveries/{delivery}": {
    params: { webhook: string; delivery: string };
    body: undefined;
    answer: WebhookDelivery;
  };
  "POST /webhooks/{webhook}/deliveries/{delivery}/replay": {
    params: { webhook: string; delivery: string };
    body: undefined;
    answer: WebhookReplayed;
  };
  "GET /apps": {
    params: { search?: string | undefined; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: AppList;
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
    params: { app: string; who?: RoleOutcome | undefined; first?: number | undefined; max?: number | undefined };
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
    params: { app: string; user: string; dryRun?: boolean | undefined };
    body: RoleSelectorChange;
    answer: (RoleSelector | RoleSelectorPreview);
  };
  "DELETE /apps/{app}/people/{user}/selector": {
    params: { app: string; user: string; dryRun?: boolean | undefined };
    body: undefined;
    answer: RoleSelectorPreview;
  };
  "GET /directories/{directory}/groups": {
    params: { directory: string; app?: string | undefined; search?: string | undefined; unmapped?: boolean | undefined; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: DirectoryGroupList;
  };
  "PATCH /directories/{directory}/groups": {
    params: { directory: string; app: string; dryRun?: boolean | undefined; who?: RoleOutcome | undefined; first?: number | undefined; max?: number | undefined };
    body: Patch<GroupMappingsChange>;
    answer: (GroupMappingsChanged | GroupMappingsPreview);
  };
  "PUT /directories/{directory}/groups/{group}/role": {
    params: { directory: string; group: string; app: string };
    body: GroupRoleChange;
    answer: DirectoryGroup;
  };
  "DELETE /directories/{directory}/groups/{group}/role": {
    params: { directory: string; group: string; app: string };
    body: undefined;
    answer: undefined;
  };
  "GET /directories/{directory}/people": {
    params: { directory: string; app?: string | undefined; search?: string | undefined; role?: string | undefined; source?: RoleSource | undefined; active?: boolean | undefined; group?: string | undefined; reason?: AccessReason | undefined; sort?: string | undefined; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: PersonList;
  };
  "GET /directories/{directory}/people/{user}": {
    params: { directory: string; user: string };
    body: undefined;
    answer: Person;
  };
  "GET /directories/{directory}/people/{user}/groups": {
    params: { directory: string; user: string; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: DirectoryGroupList;
  };
  "GET /directories/{directory}/people/{user}/apps": {
    params: { directory: string; user: string; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: PersonInAppList;
  };
  "GET /directories/{directory}/people/{user}/role-changes": {
    params: { directory: string; user: string; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: PersonRoleChangeList;
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
    answer: TrafficList;
  };
  "GET /directories/{directory}/overview": {
    params: { directory: string };
    body: undefined;
    answer: DirectoryOverview;
  };
  "GET /directories/{directory}/overview/traffic": {
    params: { directory: string; from?: string | undefined; bucket?: string | undefined; buckets?: number | undefined };
    body: undefined;
    answer: TrafficList;
  };
  "POST /directories/{directory}/preview": {
    params: { directory: string; max?: number | undefined };
    body: DirectoryChange;
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
    answer: ChoiceList;
  };
  "GET /directories/{directory}/rehearsal": {
    params: { directory: string };
    body: undefined;
    answer: Rehearsal;
  };
  "GET /directories/{directory}/rehearsal/people": {
    params: { directory: string; first?: number | undefined; max?: number | undefined; what?: "all" | "linked" | "made" | "withheld" | "review" | "refused" | "suspended" | "gains" | "loses" | "open" | undefined };
    body: undefined;
    answer: RehearsedPersonList;
  };
  "POST /directories/{directory}/rehearsal/refresh": {
    params: { directory: string };
    body: undefined;
    answer: Rehearsal;
  };
  "POST /directories/{directory}/rehearsal/go-live": {
    params: { directory: string };
    body: undefined;
    answer: Rehearsal;
  };
  "GET /directories/{directory}/links": {
    params: { directory: string; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: SetupLinkList;
  };
  "POST /directories/{directory}/links": {
    params: { directory: string };
    body: SetupLinkRequest;
    answer: NewSetupLink;
  };
  "POST /directories/{directory}/links/{link}/resend": {
    params: { directory: string; link: string };
    body: undefined;
    answer: NewSetupLink;
  };
  "PATCH /directories/{directory}/links/{link}": {
    params: { directory: string; link: string };
    body: Patch<SetupLinkChange>;
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
    answer: ReviewList;
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
    answer: HeldChangeList;
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
    answer: HeldChangeList;
  };
  "GET /held/requests": {
    params: { first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: HeldRequestList;
  };
  "POST /held/apply": {
    params: object;
    body: RealmHeldChoice;
    answer: HeldDecision;
  };
  "POST /held/discard": {
    params: object;
    body: RealmHeldChoice;
    answer: HeldDecision;
  };
  "GET /reviews": {
    params: { first?: number | undefined; max?: number | undefined; state?: "open" | "linked" | "dismissed" | "any" | undefined };
    body: undefined;
    answer: ReviewList;
  };
  "POST /directories/{directory}/reviews/{review}/reopen": {
    params: { directory: string; review: string };
    body: undefined;
    answer: Review;
  };
  "POST /reviews/link": {
    params: object;
    body: ReviewChoice;
    answer: ReviewList;
  };
  "POST /reviews/dismiss": {
    params: object;
    body: ReviewChoice;
    answer: ReviewList;
  };
  "POST /reviews/reopen": {
    params: object;
    body: ReviewChoice;
    answer: ReviewList;
  };
  "GET /health": {
    params: object;
    body: undefined;
    answer: Health;
  };
  "GET /settings": {
    params: object;
    body: undefined;
    answer: RealmSettings;
  };
  "PATCH /settings": {
    params: object;
    body: Patch<RealmSettingsChange>;
    answer: RealmSettings;
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
    body: PortalSessionRequest;
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
    body: Patch<PortalDirectoryChange>;
    answer: PortalDirectory;
  };
  "GET /portal/api/counts": {
    params: object;
    body: undefined;
    answer: PortalCounts;
  };
  "GET /portal/api/mapping": {
    params: object;
    body: undefined;
    answer: PortalMapping;
  };
  "PUT /portal/api/mapping": {
    params: object;
    body: PortalMappingChange;
    answer: PortalMapping;
  };
  "GET /portal/api/apps": {
    params: { first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: PortalAppList;
  };
  "GET /portal/api/tokens": {
    params: { first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: TokenList;
  };
  "POST /portal/api/tokens": {
    params: object;
    body: TokenRequest;
    answer: IssuedToken;
  };
  "PATCH /portal/api/tokens/{token}": {
    params: { token: string };
    body: Patch<TokenChange>;
    answer: DirectoryToken;
  };
  "DELETE /portal/api/tokens/{token}": {
    params: { token: string };
    body: undefined;
    answer: undefined;
  };
  "POST /portal/api/tokens/{token}/rotate": {
    params: { token: string };
    body: TokenRotation;
    answer: IssuedToken;
  };
  "GET /portal/api/groups": {
    params: { app?: string | undefined; search?: string | undefined; unmapped?: boolean | undefined; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: DirectoryGroupList;
  };
  "PATCH /portal/api/groups": {
    params: { app: string; dryRun?: boolean | undefined; who?: RoleOutcome | undefined; first?: number | undefined; max?: number | undefined };
    body: Patch<GroupMappingsChange>;
    answer: (GroupMappingsChanged | GroupMappingsPreview);
  };
  "PUT /portal/api/groups/{group}/role": {
    params: { group: string; app: string };
    body: GroupRoleChange;
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
    answer: ActivityList;
  };
  "GET /portal/api/activity/{entry}": {
    params: { entry: string };
    body: undefined;
    answer: ActivityDetail;
  };
  "GET /portal/api/activity/{entry}/effects": {
    params: { entry: string; first?: number | undefined; max?: number | undefined };
    body: undefined;
    answer: EffectList;
  };
}
