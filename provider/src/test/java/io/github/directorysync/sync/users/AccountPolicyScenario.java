package io.github.directorysync.sync.users;

import io.github.directorysync.directory.Options;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.sync.Sent;
import java.util.Set;

/** A person as a directory sends them, and the state of their account. */
abstract class AccountPolicyScenario {

    static final ScimUser ANN = person("{'userName': 'ann', 'active': true}");
    static final ScimUser INACTIVE = person("{'userName': 'ann', 'active': false}");
    static final AccountState USUAL = new AccountState(SyncState.IN_STEP, true, true, false);
    static final AccountState AWAITED = new AccountState(SyncState.AWAITED, false, true, false);

    static Options options(boolean users, boolean changes, boolean suspend) {
        return new Options(users, changes, suspend, Options.OnDelete.DELETE, Set.of());
    }

    static ScimUser person(String json) {
        return ScimUser.sent(ResourceSchema.USER, Sent.body(json));
    }
}
