package io.github.directorysync.directory;

/**
 * SAML first: people of a directory sign in at their own identity provider, and before that is so, nothing is taken from
 * it.
 *
 * @param enforced whether its people can sign in nowhere else
 * @param required whether the directory is shut until they cannot
 */
public record SamlFirst(boolean enforced, boolean required) {

    /** Neither; what a realm file means that says nothing of it. */
    public static final SamlFirst OFF = new SamlFirst(false, false);
}
