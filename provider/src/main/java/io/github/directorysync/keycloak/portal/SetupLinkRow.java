package io.github.directorysync.keycloak.portal;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.token.LinkPowers;
import io.github.directorysync.directory.token.LinkScope;
import io.github.directorysync.directory.token.PortalSecret;
import io.github.directorysync.directory.token.SetupLink;
import io.github.directorysync.keycloak.store.SetupLinkEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Maps set-up links to their rows and back. Sets are stored as one text, separated by commas. */
final class SetupLinkRow {

    /** Length of a column that holds a set. */
    private static final int MAX_SET_LENGTH = 2000;

    private SetupLinkRow() {}

    /**
     * Returns a new row; only the hash of the secret is in it.
     *
     * @throws InvalidSettings if a set is too long for its column
     */
    static SetupLinkEntity create(Directory directory, PortalSecret secret, NewSetupLink link, Instant now) {
        SetupLinkEntity row = new SetupLinkEntity();
        row.id = KeycloakModelUtils.generateId();
        row.directoryId = directory.id();
        row.sha256 = secret.hash().hex();
        row.label = link.label();
        row.email = link.email().orElse(null);
        row.scopes = joined("scopes", link.powers().scopes().stream().map(LinkScope::key));
        row.attributes = joined("attributes", link.powers().attributes().stream());
        row.highestRoles = joined("highestRoles", link.powers().highestRoles().stream());
        row.created = now.toEpochMilli();
        row.createdBy = link.by().name();
        row.createdByRealm = link.by().realmId();
        row.createdById = link.by().userId();
        row.expires = link.expires().toEpochMilli();
        row.returnUrl = link.returnUrl().orElse(null);
        return row;
    }

    static SetupLink read(SetupLinkEntity row) {
        return new SetupLink(
                row.id,
                row.directoryId,
                row.label,
                Optional.ofNullable(row.email),
                new LinkPowers(
                        set(row.scopes, key -> LinkScope.of(key).stream()),
                        set(row.attributes, Stream::of),
                        set(row.highestRoles, Stream::of)),
                new SetupLink.Life(
                        Instant.ofEpochMilli(row.created),
                        new SetupLink.Maker(text(row.createdBy), text(row.createdByRealm), text(row.createdById)),
                        Instant.ofEpochMilli(row.expires),
                        Optional.ofNullable(row.revoked).map(Instant::ofEpochMilli),
                        row.opened,
                        Optional.ofNullable(row.lastOpened).map(Instant::ofEpochMilli)),
                Optional.ofNullable(row.returnUrl));
    }

    private static String joined(String field, Stream<String> values) {
        String text = values.sorted().collect(Collectors.joining(","));
        if (text.length() > MAX_SET_LENGTH) {
            throw new InvalidSettings(
                    field, "The field " + field + " has more than " + MAX_SET_LENGTH + " characters in all.");
        }
        return text;
    }

    /** Oracle stores an empty text as null. */
    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> Set<T> set(@Nullable String values, Function<String, Stream<T>> read) {
        return text(values).isEmpty()
                ? Set.of()
                : Stream.of(text(values).split(",", -1)).flatMap(read).collect(Collectors.toSet());
    }
}
