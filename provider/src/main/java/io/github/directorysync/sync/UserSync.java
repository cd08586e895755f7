package io.github.directorysync.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ScimUser;

/** What a directory does with the users that it is sent. */
public final class UserSync extends ResourceSync<ScimUser> {

    private final Users users;
    private final boolean setsPasswords;

    /**
     * Over these users.
     *
     * @param setsPasswords whether a password that is sent is kept, as a credential; else it is as if none had been
     */
    public UserSync(Users users, boolean setsPasswords) {
        super("user", users);
        this.users = users;
        this.setsPasswords = setsPasswords;
    }

    @Override
    public Kept<ScimUser> create(ObjectNode body) {
        return users.add(allowed(ScimUser.sent(body)));
    }

    @Override
    public Kept<ScimUser> replace(String id, ObjectNode body) {
        ScimUser sent = ScimUser.sent(body);
        Kept<ScimUser> before = toChange(id);
        return saved(before, before.resource().replacedBy(sent));
    }

    @Override
    public Kept<ScimUser> patch(String id, ObjectNode body) {
        Kept<ScimUser> before = toChange(id);
        return saved(before, before.resource().patched(body));
    }

    /** A client that sends again what is known, every forty minutes, changes nothing. */
    private Kept<ScimUser> saved(Kept<ScimUser> before, ScimUser wanted) {
        ScimUser after = allowed(wanted);
        return after.equals(before.resource()) ? before : users.save(before, after);
    }

    private ScimUser allowed(ScimUser sent) {
        return setsPasswords ? sent : sent.withoutPassword();
    }
}
