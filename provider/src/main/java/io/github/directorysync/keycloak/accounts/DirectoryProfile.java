package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.sync.accounts.UserSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.Attributes;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;

/**
 * Keycloak's required action <i>Verify Profile</i> validates the user profile at each sign-in and asks the user for what
 * the profile refuses or requires. Users of a lenient directory would have to change the values that their directory sent
 * before they could sign in. This class tells whether only such values are at fault.
 */
public record DirectoryProfile(KeycloakSession session, RealmModel realm) {

    /** The id of the required action that cancels <i>Verify Profile</i>. */
    public static final String ACTION = "directory-sync-profile";

    /** The priority after all actions of Keycloak's: <i>Verify Profile</i> has to be evaluated first. */
    private static final int LAST = 10_000;

    private static final Set<String> NAMES =
            Set.of(UserModel.USERNAME, UserModel.FIRST_NAME, UserModel.LAST_NAME, UserModel.EMAIL);

    /**
     * Whether all errors of the user's profile are about values that their lenient directory sent and that were passed
     * over.
     */
    public boolean hasOnlyPassedOverErrors(UserModel user) {
        return new Database(session)
                        .list(
                                "select d.directoryId from AnyDirectoryUserEntity d where d.userId = :user",
                                String.class,
                                Map.of("user", user.getId()))
                        .stream()
                        .flatMap(id -> DirectoryLookup.byId(realm, id).stream())
                        .filter(directory -> directory.accounts().lenient())
                        .anyMatch(directory -> isPassedOver(user, directory));
    }

    private boolean isPassedOver(UserModel user, Directory directory) {
        Set<String> sentNames = new HashSet<>(NAMES);
        sentNames.addAll(UserSchema.copies(directory).keySet());
        Map<String, List<String>> values = user.getAttributes();
        Attributes attributes = session.getProvider(UserProfileProvider.class)
                .create(UserProfileContext.UPDATE_PROFILE, user)
                .getAttributes();
        return attributes.nameSet().stream()
                .flatMap(name -> UserProfileCheck.errors(attributes, name))
                .map(error -> UserProfileCheck.error(error, present(values, error.getInputHint())))
                .allMatch(error -> sentNames.contains(error.attribute()) && error.isPassedOver());
    }

    private static List<String> present(Map<String, List<String>> values, String name) {
        return Stream.ofNullable(values.get(name))
                .flatMap(List::stream)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** Enables the action in a realm that was imported, if it has directories. */
    public static void enableActionOfDirectories(RealmModel realm) {
        if (DirectoryLookup.components(realm).findAny().isPresent()) {
            enableAction(realm);
        }
    }

    /**
     * Registers the action unless it is registered, so that an administrator may switch it off. Does nothing during a realm
     * import: imports register required actions last, and fail over one that exists.
     */
    public static void enableAction(RealmModel realm) {
        boolean isBeingImported =
                realm.getRequiredActionProvidersStream().findAny().isEmpty();
        if (!isBeingImported && realm.getRequiredActionProviderByAlias(ACTION) == null) {
            RequiredActionProviderModel action = new RequiredActionProviderModel();
            action.setAlias(ACTION);
            action.setProviderId(ACTION);
            action.setName("Profile of a directory's person");
            action.setEnabled(true);
            action.setDefaultAction(false);
            action.setPriority(LAST);
            realm.addRequiredActionProvider(action);
        }
    }
}
