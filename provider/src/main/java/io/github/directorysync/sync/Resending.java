package io.github.directorysync.sync;

import io.github.directorysync.scim.ScimUser;
import io.github.directorysync.scim.UserNames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a POST of somebody means whose userName or externalId a user of the directory has. Clients such as little-auth and
 * Rancher deactivate people, and send them anew when they come back.
 */
enum Resending {
    /** Nobody of the directory has it. */
    NOBODY,
    /** The user is deactivated and comes back: nothing says that it is somebody else. */
    COMES_BACK,
    /** The user is active, or stays inactive, or may be somebody else: 409. */
    TAKEN;

    /**
     * The rule: two different externalIds are two people; where one is missing, the userName has to be the same and the e-mails must
     * not be others.
     *
     * @param own users of the directory that have the userName or the externalId, each once
     */
    static Resending of(List<ScimUser> own, ScimUser sent) {
        if (own.isEmpty()) {
            return NOBODY;
        }
        ScimUser user = own.get(0);
        boolean comes = own.size() == 1 && !isActive(user) && isActive(sent);
        return comes && isSame(user, sent) ? COMES_BACK : TAKEN;
    }

    private static boolean isActive(ScimUser person) {
        return person.active().orElse(true);
    }

    private static boolean isSame(ScimUser user, ScimUser sent) {
        Optional<String> externalId = sent.externalId();
        if (externalId.isPresent() && user.externalId().isPresent()) {
            return externalId.equals(user.externalId());
        }
        return UserNames.key(user.userName()).equals(UserNames.key(sent.userName()))
                && agree(emails(user), emails(sent));
    }

    private static boolean agree(Set<String> some, Set<String> others) {
        return some.isEmpty() || others.isEmpty() || some.stream().anyMatch(others::contains);
    }

    private static Set<String> emails(ScimUser person) {
        return person.emails().stream().map(Resending::lower).collect(Collectors.toSet());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
