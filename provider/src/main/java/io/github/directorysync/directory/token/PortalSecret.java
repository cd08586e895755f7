package io.github.directorysync.directory.token;

import io.github.directorysync.directory.TokenHash;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A secret of the set-up portal in clear text: 256 random bits with a prefix that secret scanners recognize. Only its hash
 * is stored.
 */
public final class PortalSecret {

    /** The use of the secret. */
    public enum SecretKind {
        LINK("kcdsl_"),
        SESSION("kcdss_");

        private final String prefix;
        private final Pattern form;

        SecretKind(String prefix) {
            this.prefix = prefix;
            this.form = Pattern.compile(prefix + "[A-Za-z0-9_-]{43}");
        }
    }

    private final SecretKind kind;
    private final String secret;

    private PortalSecret(SecretKind kind, String secret) {
        this.kind = kind;
        this.secret = secret;
    }

    public static PortalSecret random(SecretKind kind) {
        return new PortalSecret(kind, kind.prefix + DirectoryToken.randomBits());
    }

    /** Parses a secret; empty if the text does not have its form. */
    public static Optional<PortalSecret> written(SecretKind kind, String text) {
        return kind.form.matcher(text).matches() ? Optional.of(new PortalSecret(kind, text)) : Optional.empty();
    }

    public String inClear() {
        return secret;
    }

    public TokenHash hash() {
        return TokenHash.of(secret);
    }

    /** Omits the secret, because the text may be logged. */
    @Override
    public String toString() {
        return kind.prefix + "…";
    }
}
