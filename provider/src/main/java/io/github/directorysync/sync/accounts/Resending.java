package io.github.directorysync.sync.accounts;

import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.UserNames;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a POST of somebody means whose userName or externalId a user of the directory has. Clients such as little-auth and
 * Rancher deactivate people, and send them anew when they come back.
 */
public enum Resending {
    /** Nobody of the directory has it. */
    NOBODY,
    /** The user is deactivated and comes back: nothing says that it is somebody else. */
    COMES_BACK,
    /** The same, but nothing except the userName says so: what the account was given by hand is not given on. */
    COMES_BACK_BY_NAME,
    /** The user is active, or stays inactive, or may be somebody else: 409. */
    TAKEN;

    /**
     * The rule: two different externalIds are two people; where one is missing, the userName has to be the same and the e-mails must
     * not be others.
     *
     * @param own users of the directory that have the userName or the externalId, each once
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
