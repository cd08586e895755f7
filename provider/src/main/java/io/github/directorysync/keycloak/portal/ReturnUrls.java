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
 * Where the holder of a set-up link of a directory may be sent when they are done: an address that one of the directory's apps
 * has as a valid redirect URI. So nobody makes a link of this realm lead anywhere else (open redirect).
 */
public record ReturnUrls(KeycloakSession session, RealmModel realm, Directory directory) {

    public static final int LONGEST = 1000;

    public static final String REFUSAL =
            "The returnUrl must be an https address, without user name and without #, that is a"
                    + " valid redirect URI of one of the directory's apps (apps).";

    /** Scheme, host and the slash that ends it, all before the first wildcard. */
    private static final Pattern FULL_HOST = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://[^/*?#@\\\\\\s]+/.*");

    /** Where Keycloak itself is: what a client without a root URL is relative to. */
    private static final String OWN = "https://keycloak";

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Whether it may be. Asked when the link is made and each time before it is shown. */
    public boolean allow(String url) {
        return url.length() <= LONGEST && isPlain(url) && apps().anyMatch(app -> hasIt(app, url));
    }

    private static boolean isPlain(String url) {
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

    /** Whether the pattern of a valid redirect URI leaves no part of the host to whoever asks. */
    static boolean fixesHost(String pattern, @Nullable String rootUrl) {
        if (!pattern.contains("*")) {
            return true;
        }
        if (!pattern.startsWith("/")) {
            return FULL_HOST.matcher(pattern).matches();
        }
        boolean own = rootUrl == null || rootUrl.isEmpty() || rootUrl.startsWith("${");
        return FULL_HOST.matcher((own ? OWN : rootUrl) + pattern).matches();
    }

    private boolean hasIt(ClientModel app, String url) {
        Set<String> patterns = app.getRedirectUris().stream()
                .filter(pattern -> fixesHost(pattern, app.getRootUrl()))
                .collect(Collectors.toSet());
        return !patterns.isEmpty()
                && RedirectUtils.verifyRedirectUri(session, app.getRootUrl(), url, patterns, true) != null;
    }
}
