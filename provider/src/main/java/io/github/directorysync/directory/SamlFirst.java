package io.github.directorysync.directory;

import java.util.Optional;

/**
 * How the users of a directory sign in at their own identity provider, and whether that comes first: before it is so,
 * nothing is taken from the directory.
 *
 * @param identityProvider the alias of the SAML identity provider through which they sign in
 * @param nameId which attribute of a user that identity provider sends as NameID
 * @param enforced whether they can sign in nowhere else
 * @param required whether the directory is shut until they cannot
 * @param justInTime whether a user who signs in there and was never provisioned gets an account; if not, they are refused
 */
public record SamlFirst(
        Optional<String> identityProvider,
        NameIdSource nameId,
        boolean enforced,
        boolean required,
        boolean justInTime) {}
