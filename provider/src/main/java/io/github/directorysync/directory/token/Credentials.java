package io.github.directorysync.directory.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client shows in its {@code Authorization} header. A directory token and an access token of the realm never
 * look alike, so neither is ever tried as the other.
 *
 * @param scheme in lower case
 */
public record Credentials(String scheme, String value) {

    private static final Pattern ACCESS_TOKEN = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    /** Reads the header; empty if it is none. */
    public static Optional<Credentials> read(String header) {
        String[] parts = header.strip().split("\\s+", 2);
        return parts.length == 2
                ? Optional.of(new Credentials(parts[0].toLowerCase(Locale.ROOT), parts[1]))
                : Optional.empty();
    }

    /**
     * The directory token: as a bearer token (RFC 6750 §2.1), or for clients that offer nothing else as the password of
     * HTTP Basic (RFC 7617), with the directory's alias as the user name.
     */
    Optional<DirectoryToken> directoryToken(String alias) {
        return switch (scheme) {
            case "bearer" -> DirectoryToken.written(value);
            case "basic" -> password(alias).flatMap(DirectoryToken::written);
            default -> Optional.empty();
        };
    }

    /** What has the form of an access token of the realm, which is a JWT. */
    public Optional<String> accessToken() {
        return scheme.equals("bearer") && ACCESS_TOKEN.matcher(value).matches() ? Optional.of(value) : Optional.empty();
    }

    private Optional<String> password(String userName) {
        try {
            String pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
            return pair.startsWith(userName + ":")
                    ? Optional.of(pair.substring(userName.length() + 1))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Not the secret: this may reach a log. */
    @Override
    public String toString() {
        return scheme + " …";
    }
}
