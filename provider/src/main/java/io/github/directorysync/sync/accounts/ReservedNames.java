package io.github.directorysync.sync.accounts;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * User names that Keycloak or directory sync make themselves. A directory that had one first could keep a client from having
 * a service account, or a name of a former person from being given up.
 */
public final class ReservedNames {

    private static final Pattern RESERVED =
            Pattern.compile("service-account-.*|(former|not-imported)-[0-9a-f-]{36}", Pattern.DOTALL);

    private ReservedNames() {}

    public static boolean include(String userName) {
        return RESERVED.matcher(userName.strip().toLowerCase(Locale.ROOT)).matches();
    }
}
