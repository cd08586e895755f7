package io.github.directorysync.directory;

/**
 * SAML first: people of a directory sign in at their own identity provider, and before that is so, nothing is taken from
 * it.
 *
 * @param enforced whether its people can sign in nowhere else
 * @param required whether the directory is shut until they cannot
 * @param justInTime whether who signs in there and was never provisioned gets an account; if not, they are refused
 */
public record SamlFirst(boolean enforced, boolean required, boolean justInTime) {

    /** Neither; what a realm file means that says nothing of it. */
    public static final SamlFirst OFF = new SamlFirst(false, false);

    /** With accounts just in time, as if nothing is written of it. */
    public SamlFirst(boolean enforced, boolean required) {
        this(enforced, required, true);
    }
}
