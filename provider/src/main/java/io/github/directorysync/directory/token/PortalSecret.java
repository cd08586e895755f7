package io.github.directorysync.directory.token;

import io.github.directorysync.directory.TokenHash;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What opens the set-up portal, in clear: 256 random bits behind a prefix by which secret scanners find it. Only its
 * hash is kept.
 */
public final class PortalSecret {

    /** Of what it is the secret. */
    public enum Kind {
        LINK("kcdsl_"),
        SESSION("kcdss_");

        private final String prefix;
        private final Pattern form;

        Kind(String prefix) {
            this.prefix = prefix;
            this.form = Pattern.compile(prefix + "[A-Za-z0-9_-]{43}");
        }
    }

    private final Kind kind;
    private final String secret;

    private PortalSecret(Kind kind, String secret) {
        this.kind = kind;
        this.secret = secret;
    }

    public static PortalSecret random(Kind kind) {
        return new PortalSecret(kind, kind.prefix + DirectoryToken.randomBits());
    }

    /** What somebody wrote down; empty if it has not the form of one. */
    public static Optional<PortalSecret> written(Kind kind, String text) {
        return kind.form.matcher(text).matches() ? Optional.of(new PortalSecret(kind, text)) : Optional.empty();
    }

    public String inClear() {
        return secret;
    }

    public TokenHash hash() {
        return TokenHash.of(secret);
    }

    /** Not the secret: this may reach a log. */
    @Override
    public String toString() {
        return kind.prefix + "…";
    }
}
