package io.github.directorysync.keycloak.access;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.directory.status.SignIn;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.directories.DirectoryReader;
import io.github.directorysync.keycloak.query.Database;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Where somebody has to sign in, because their directory enforces SAML.
 *
 * @param company what people call the directory
 * @param provider the alias of its identity provider
 * @param reachable whether that can be used now
 * @param hint the name by which the identity provider knows the person
 */
public record EnforcedSignIn(String company, String provider, boolean reachable, Optional<String> hint) {

    private static final String DIRECTORY =
            "select d.directoryId, d.externalId, d.userName from AnyDirectoryUserEntity d where d.userId = :user";

    /** Empty for everybody else. In a realm where no directory enforces SAML it asks the database nothing. */
    public static Optional<EnforcedSignIn> of(KeycloakSession session, RealmModel realm, UserModel user) {
        boolean anywhere = DirectoryLookup.components(realm)
                .anyMatch(component -> String.valueOf(component.get(DirectorySettings.ENFORCE_SAML))
                        .strip()
                        .equals("true"));
        if (!anywhere) {
            return Optional.empty();
        }
        return new Database(session)
                .rows(
                        DIRECTORY,
                        Map.of("user", user.getId()),
                        row -> new Known(row.text(0), row.optionalText(1), row.optionalText(2)))
                .first()
                .flatMap(known -> of(session, realm, user, known));
    }

    /** What the directory calls the person. */
    private record Known(String directoryId, Optional<String> externalId, Optional<String> userName) {}

    private static Optional<EnforcedSignIn> of(KeycloakSession session, RealmModel realm, UserModel user, Known known) {
        return Optional.ofNullable(realm.getComponent(known.directoryId()))
                .map(DirectoryReader::read)
                .filter(directory -> directory.saml().enforced())
                .map(directory -> new EnforcedSignIn(
                        directory.name(),
                        directory.saml().identityProvider().orElse(""),
                        new SignInState(session, realm).provider(directory) == SignIn.ProviderState.READY,
                        hint(directory, user, known)));
    }

    private static Optional<String> hint(Directory directory, UserModel user, Known known) {
        return switch (directory.saml().nameId()) {
            case USER_NAME -> known.userName().or(() -> Optional.of(user.getUsername()));
            case EMAIL -> Optional.ofNullable(user.getEmail());
            case EXTERNAL_ID -> known.externalId();
        };
    }
}
