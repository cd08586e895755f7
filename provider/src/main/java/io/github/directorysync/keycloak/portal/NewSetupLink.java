package io.github.directorysync.keycloak.portal;

import io.github.directorysync.directory.token.LinkPowers;
import io.github.directorysync.directory.token.SetupLink;
import java.time.Instant;
import java.util.Optional;

/**
 * A set-up link to be created.
 *
 * @param label its name, for administrators
 * @param email the address that the link is sent to; empty if it is not sent
 * @param powers what its holder may do
 * @param by the administrator who creates it
 * @param expires when it ends
 * @param returnUrl where its holder is sent at the end: see {@link ReturnUrls}
 */
public record NewSetupLink(
        String label,
        Optional<String> email,
        LinkPowers powers,
        SetupLink.Maker by,
        Instant expires,
        Optional<String> returnUrl) {}
