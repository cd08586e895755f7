package io.github.directorysync.sync.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.resource.ScimUser;
import java.util.List;

/** Determines which of the sent values a directory can set for a user. */
final class SettableContent {

    /** The attributes that change when a user is renamed. */
    private static final List<String> NAMES = List.of("userName", "name", "displayName", "emails");

    private SettableContent() {}

    /**
     * Removes what a directory cannot set: resolved roles that a client sends back, and the password unless passwords are
     * set.
     */
    static ScimUser of(Directory directory, ScimUser sent) {
        ScimUser theirs = sent.withoutRolesIn(directory.apps().names());
        return directory.accounts().setsPasswords() ? theirs : theirs.withoutPassword();
    }

    /**
     * The user with the names of a document that was sent before.
     *
     * @param document the names to use; attributes that it lacks are kept
     */
    static ScimUser renamed(ScimUser user, ObjectNode document) {
        ObjectNode renamed = user.document();
        NAMES.stream().filter(document::has).forEach(name -> renamed.set(name, document.get(name)));
        return ScimUser.kept(ScimJson.text(renamed));
    }
}
