package io.github.directorysync.keycloak.portal;

import io.github.directorysync.directory.Directory;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.utils.RedirectUtils;

/**
 * The {@code returnUrl} of a set-up link, to which its holder is sent at the end: it has to match a valid redirect URI
 * of one of the directory's apps, so that no link of this realm is an open redirect.
 */
public record ReturnUrls(KeycloakSession session, RealmModel realm, Directory directory) {

    public static final int LONGEST = 1000;

    public static final String REFUSAL =
            "The returnUrl must be an https address, without user name and without #, that is a"
                    + " valid redirect URI of one of the directory's apps (apps).";

    /** A pattern with scheme, host and the slash after it before the first wildcard. */
    private static final Pattern FULL_HOST = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://[^/*?#@\\\\\\s]+/.*");

    /** Stands for Keycloak's own URL, to which clients without a root URL are relative. */
    private static final String KEYCLOAK = "https://keycloak";

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Returns whether the URL is allowed. Checked when a link is created and each time before the URL is shown. */
    public boolean allow(String url) {
        return url.length() <= LONGEST && isSafe(url) && apps().anyMatch(app -> accepts(app, url));
    }

    private static boolean isSafe(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme();
            boolean safe = scheme.equals("https") || (scheme.equals("http") && LOCAL.contains(uri.getHost()));
            return safe && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private Stream<ClientModel> apps() {
        return directory.apps().names().stream()
                .flatMap(name -> Stream.ofNullable(realm.getClientByClientId(name)))
                .filter(ClientModel::isEnabled);
    }

    /** Returns whether the pattern of a valid redirect URI leaves no part of the host open. */
    static boolean fixesHost(String pattern, @Nullable String rootUrl) {
        if (!pattern.contains("*")) {
            return true;
        }
        if (!pattern.startsWith("/")) {
            return FULL_HOST.matcher(pattern).matches();
        }
        boolean own = rootUrl == null || rootUrl.isEmpty() || rootUrl.startsWith("${");
        return FULL_HOST.matcher((own ? KEYCLOAK : rootUrl) + pattern).matches();
    }

    private boolean accepts(ClientModel app, String url) {
        Set<String> patterns = app.getRedirectUris().stream()
                .filter(pattern -> fixesHost(pattern, app.getRootUrl()))
                .collect(Collectors.toSet());
        return !patterns.isEmpty()
                && RedirectUtils.verifyRedirectUri(session, app.getRootUrl(), url, patterns, true) != null;
    }
}
