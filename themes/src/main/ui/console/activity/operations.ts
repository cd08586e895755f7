/** What can have happened, in groups as they are offered. A newer server may know more; those are shown as they are. */
export const OPERATIONS: Record<string, readonly string[]> = {
  people: ["create-user", "replace-user", "patch-user", "delete-user", "read-user", "list-users", "bulk", "search", "read-me", "discover"],
  groups: ["create-group", "replace-group", "patch-group", "delete-group", "read-group", "list-groups", "rename-group"],
  roles: ["map-group", "unmap-group", "map-groups", "update-group-role", "delete-group-role", "update-group-roles", "change-ladder", "rename-default-role", "set-selector", "clear-selector", "expire-selector", "prepare-app-sign-in"],
  decisions: ["apply-held", "discard-held", "link-review", "dismiss-review", "reopen-review"],
  directories: [
    "create-directory",
    "update-directory",
    "pause-directory",
    "resume-directory",
    "go-live",
    "delete-directory",
    "delete-directory-users",
    "delete-directory-groups",
    "delete-directory-done",
    "enable-directory",
    "disable-directory",
    "update-attribute-mapping",
  ],
  access: ["create-directory-token", "rotate-directory-token", "update-directory-token", "delete-directory-token", "create-setup-link", "resend-setup-link", "update-setup-link", "delete-setup-link", "open-link"],
  webhooks: ["create-webhook", "update-webhook", "delete-webhook", "disable-webhook", "rotate-webhook-secret", "test-webhook", "replay-webhook"],
  others: ["update-settings", "sign-in", "catch-up", "update-sign-in-flow", "prepare-again", "unknown"],
};
