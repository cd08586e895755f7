package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.UserNames;
import io.github.directorysync.sync.users.AccountDecision;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** Names of accounts, made of what a directory sends. */
public record AccountNames(Directory directory) {

    /** The length of Keycloak's column {@code USERNAME}, in characters. */
    private static final int LONGEST_NAME = 255;

    /** The Keycloak username of a user who is new or renamed. */
    String ofNew(ScimUser person) {
        String name = directory.accountName(userName(person));
        if (name.length() > LONGEST_NAME) {
            throw ScimProblem.invalidValue("userName is longer than "
                            + (LONGEST_NAME - 1 - directory.alias().length())
                            + " characters, so the directory's alias cannot be put behind it.")
                    .about(List.of("userName"));
        }
        return name;
    }

    /**
     * The Keycloak username after a change. It stays if the userName stays: neither changed settings, nor a changed alias,
     * nor an administrator who renamed the account make this code rename anybody.
     */
    String ofChanged(UserModel user, ScimUser before, ScimUser after, AccountDecision decision) {
        String now = user.getUsername();
        String wanted = userName(after);
        boolean stays = !decision.writesAll() && wanted.equals(userName(before));
        return stays || now.equals(wanted) || now.equals(directory.accountName(wanted)) ? now : ofNew(after);
    }

    /** The userName in lower case, as Keycloak stores and compares usernames. */
    public static String userName(ScimUser person) {
        return UserNames.key(person.userName());
    }

    /** The primary e-mail in lower case; null if it is no e-mail address, which only the stored SCIM document keeps. */
    public static @Nullable String email(ScimUser person) {
        return person.emails()
                .primaryAddress()
                .map(email -> email.toLowerCase(Locale.ROOT))
                .orElse(null);
    }
}
