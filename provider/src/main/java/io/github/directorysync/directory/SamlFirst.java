package io.github.directorysync.directory;

import java.util.Optional;

/**
 * How a directory's users sign in through their SAML identity provider, and whether this is required before the directory
 * accepts SCIM requests.
 *
 * @param identityProvider the alias of the SAML identity provider
 * @param nameId the user attribute that this identity provider sends as NameID
 * @param enforced whether its users cannot sign in any other way
 * @param required whether SCIM requests are refused until SAML is enforced
 * @param justInTime whether a user who signs in there but was never provisioned gets an account; if not, the sign-in is
 *     refused
 */
public record SamlFirst(
        Optional<String> identityProvider,
        NameIdSource nameId,
        boolean enforced,
        boolean required,
        boolean justInTime) {}
