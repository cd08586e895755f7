package io.github.directorysync.keycloak.admin;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.query.Database;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.FederatedIdentityModel.FederatedIdentityCreatedEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.provider.ProviderEvent;

/**
 * Links the account of a first sign-in to the placeholder of a user of a directory that does not import users, after the
 * sign-in is committed. Failures never fail the sign-in; the next request about the user retries it.
 */
final class FirstSignInListener {

    private static final Logger LOG = Logger.getLogger(FirstSignInListener.class);

    private static final String WAITING = "select d.userId from DirectoryUserEntity d where d.directoryId = :directory"
            + " and d.standing = 'AWAITED' and (d.userName in (:names) or d.email in (:names) or d.externalId = :external)";

    /**
     * The user who signed in.
     *
     * @param nameId the NameID that the identity provider sent
     * @param names names by which the directory may know the user, in lower case
     */
    private record FirstSignIn(String realmId, String nameId, List<String> names) {}

    private FirstSignInListener() {}

    static void onEvent(ProviderEvent event) {
        if (event instanceof FederatedIdentityCreatedEvent linked) {
            onEvent(linked);
        }
    }

    private static void onEvent(FederatedIdentityCreatedEvent linked) {
        RealmModel realm = linked.getRealm();
        String provider = linked.getFederatedIdentity().getIdentityProvider();
        List<String> directories = DirectoryLookup.components(realm)
                .filter(component -> provider.equals(component.get(DirectorySettings.IDENTITY_PROVIDER))
                        && !component.get(DirectorySettings.IMPORT_USERS, true))
                .map(component -> component.getId())
                .toList();
        if (directories.isEmpty()) {
            return;
        }
        String nameId = String.valueOf(linked.getFederatedIdentity().getUserId());
        List<String> names = Stream.of(
                        nameId, linked.getUser().getUsername(), linked.getUser().getEmail())
                .filter(Objects::nonNull)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        KeycloakSessionFactory factory = linked.getKeycloakSession().getKeycloakSessionFactory();
        FirstSignIn signIn = new FirstSignIn(realm.getId(), nameId, names);
        linked.getKeycloakSession().getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                directories.forEach(directory -> link(factory, directory, signIn));
            }

            @Override
            protected void rollbackImpl() {
                // The sign-in has failed.
            }
        });
    }

    private static void link(KeycloakSessionFactory factory, String directory, FirstSignIn signIn) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> link(session, directory, signIn));
        } catch (RuntimeException fault) {
            LOG.warnf(
                    "directory=%s: the placeholder could not be linked after a first sign-in: %s",
                    directory, fault.getClass());
            LOG.debug("Why the placeholder could not be linked", fault);
        }
    }

    private static void link(KeycloakSession session, String directoryId, FirstSignIn signIn) {
        RealmModel realm = session.realms().getRealm(signIn.realmId());
        session.getContext().setRealm(realm);
        Directory directory = DirectoryLookup.byId(realm, directoryId).orElse(null);
        if (directory != null) {
            List<String> waiting = new Database(session)
                    .list(
                            WAITING,
                            String.class,
                            Map.of("directory", directoryId, "names", signIn.names(), "external", signIn.nameId()));
            new OptionCatchUp(session, realm).catchUp(waiting, directory, "sign-in");
        }
    }
}
