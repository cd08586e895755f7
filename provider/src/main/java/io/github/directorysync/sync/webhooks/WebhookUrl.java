package io.github.directorysync.sync.webhooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Which URLs an endpoint may have. Where its host leads is checked at each connection, as that may change. */
public final class WebhookUrl {

    /** The largest number of characters. */
    public static final int LONGEST = 1000;

    private static final int LAST_PORT = 65_535;

    private WebhookUrl() {}

    /**
     * Why the URL cannot be used, in a sentence; empty if it can.
     *
     * @param insecure whether http is allowed too
     */
    public static Optional<String> refusal(String url, boolean insecure) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException malformed) {
            return Optional.of("The URL cannot be read.");
        }
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (!https && !(insecure && "http".equalsIgnoreCase(uri.getScheme()))) {
            return Optional.of("The URL must begin with https://.");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            return Optional.of("The URL must have a host name.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawAuthority().contains("@")) {
            return Optional.of("The URL must not contain a user name or password.");
        }
        if (uri.getRawFragment() != null) {
            return Optional.of("The URL must not have a part behind #.");
        }
        if (uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
            return Optional.of("The port must be a number from 1 to 65535.");
        }
        return Optional.empty();
    }
}
