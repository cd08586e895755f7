package io.github.directorysync.sync.accounts;

import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.UserNames;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The meaning of a POST whose userName or externalId a user of the directory already has. Clients such as little-auth and
 * Rancher deactivate users, and send a POST when they return.
 */
public enum Resending {
    /** No user of the directory has it. */
    NOBODY,
    /** The user is deactivated and returns; nothing indicates another person. */
    COMES_BACK,
    /** The user returns, but only the userName matches: roles and groups assigned in Keycloak are removed. */
    COMES_BACK_BY_NAME,
    /** The user is active, stays inactive, or may be another person: 409. */
    TAKEN;

    /**
     * Compares the users. Different externalIds identify different people; if one is missing, the userName must match and
     * the e-mails must not differ.
     *
     * @param own the distinct users of the directory that have the userName or the externalId
     */
    public static Resending of(List<ScimUser> own, ScimUser sent) {
        if (own.isEmpty()) {
            return NOBODY;
        }
        ScimUser user = own.get(0);
        boolean comes = own.size() == 1 && !isActive(user) && isActive(sent);
        return comes ? compared(user, sent) : TAKEN;
    }

    private static boolean isActive(ScimUser person) {
        return person.active().orElse(true);
    }

    private static Resending compared(ScimUser user, ScimUser sent) {
        if (sent.externalId().isPresent() && user.externalId().isPresent()) {
            return sent.externalId().equals(user.externalId()) ? COMES_BACK : TAKEN;
        }
        return UserNames.key(user.userName()).equals(UserNames.key(sent.userName()))
                ? byEmails(emails(user), emails(sent))
                : TAKEN;
    }

    private static Resending byEmails(Set<String> some, Set<String> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return COMES_BACK_BY_NAME;
        }
        return some.stream().anyMatch(others::contains) ? COMES_BACK : TAKEN;
    }

    private static Set<String> emails(ScimUser person) {
        return person.emails().all().stream().map(Resending::lower).collect(Collectors.toSet());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
