package io.github.directorysync.sync.accounts;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * User names that Keycloak or directory sync assign themselves. A directory that took one could block a client's service
 * account, or the renaming of a deleted user.
 */
public final class ReservedNames {

    private static final Pattern RESERVED =
            Pattern.compile("service-account-.*|(former|not-imported)-[0-9a-f-]{36}", Pattern.DOTALL);

    private ReservedNames() {}

    public static boolean include(String userName) {
        return RESERVED.matcher(userName.strip().toLowerCase(Locale.ROOT)).matches();
    }
}
