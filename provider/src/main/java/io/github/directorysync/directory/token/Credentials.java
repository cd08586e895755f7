package io.github.directorysync.directory.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The credentials in an {@code Authorization} header. Directory tokens and access tokens have different forms, so neither is
 * ever checked as the other.
 *
 * @param scheme the scheme in lower case
 */
public record Credentials(String scheme, String value) {

    private static final Pattern ACCESS_TOKEN = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    /** Parses the header; empty if it is malformed. */
    public static Optional<Credentials> read(String header) {
        String[] parts = header.strip().split("\\s+", 2);
        return parts.length == 2
                ? Optional.of(new Credentials(parts[0].toLowerCase(Locale.ROOT), parts[1]))
                : Optional.empty();
    }

    /**
     * The directory token: a bearer token (RFC 6750 §2.1), or, for clients that support nothing else, the password of HTTP
     * Basic (RFC 7617) with the directory's alias as user name.
     */
    Optional<DirectoryToken> directoryToken(String alias) {
        return switch (scheme) {
            case "bearer" -> DirectoryToken.written(value);
            case "basic" -> password(alias).flatMap(DirectoryToken::written);
            default -> Optional.empty();
        };
    }

    /** The bearer token, if it has the form of a JWT. */
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

    /** Omits the secret, because the text may be logged. */
    @Override
    public String toString() {
        return scheme + " …";
    }
}
