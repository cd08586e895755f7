/** The identity providers that are known by name, in the order in which they are offered. */
export const KINDS = [
  "okta",
  "entra",
  "google",
  "onelogin",
  "jumpcloud",
  "pingone",
  "pingfederate",
  "rippling",
  "cyberark",
  "sailpoint",
  "generic",
] as const;
