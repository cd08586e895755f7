package io.github.directorysync.keycloak.roles;

import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.RoleSelectorEntity;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.storage.ReadOnlyException;

/**
 * Writes the rows of {@code DS_SELECTOR} to a user attribute too, since exports do not contain our tables. The rows are
 * authoritative: the attribute counts only if it was imported and there is no row, and then it only tells why a role
 * that the user has was granted, and until when. It never grants a role.
 */
public final class SelectorExport {

    private static final int MAX_REASON_LENGTH = 1000;
    private static final int MAX_NAME_LENGTH = 255;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Database database;
    private final RealmOrigin origin;
    private @Nullable String ownOrigin;

    public SelectorExport(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.database = new Database(session);
        this.origin = new RealmOrigin(session, realm);
    }

    /** Writes the attribute as the rows say. */
    public void write(UserModel user) {
        List<String> wanted = texts(rows(user.getId()));
        if (wanted.equals(written(user))) {
            return;
        }
        try {
            if (wanted.isEmpty()) {
                user.removeAttribute(ExportedSelector.ATTRIBUTE);
            } else {
                user.setAttribute(ExportedSelector.ATTRIBUTE, wanted);
            }
        } catch (ReadOnlyException federated) {
            // The attribute of a user of a read-only federation is not exported anyway.
        }
    }

    /**
     * Returns the ids of the user's directly mapped roles that have expired by an imported attribute for which there is
     * no row yet.
     */
    Set<String> expired(UserModel user, Instant now) {
        List<ExportedSelector> expired =
                entries(user).filter(entry -> entry.expiredAt(now)).toList();
        if (expired.isEmpty()) {
            return Set.of();
        }
        Set<String> known = roles(rows(user.getId()));
        Optional<String> own = origin.find();
        return expired.stream()
                .filter(entry -> !own.equals(Optional.of(entry.home())))
                .flatMap(entry -> role(entry).stream())
                .map(RoleModel::getId)
                .filter(role -> !known.contains(role))
                .collect(Collectors.toSet());
    }

    /**
     * Inserts rows for the imported attribute, of roles that the user has; then writes the attribute as the rows say.
     */
    void restore(UserModel user) {
        if (database.entities().find(UserEntity.class, user.getId(), LockModeType.PESSIMISTIC_WRITE) == null) {
            return;
        }
        Set<String> known = new HashSet<>(roles(rows(user.getId())));
        Set<String> mapped = user.getRoleMappingsStream().map(RoleModel::getId).collect(Collectors.toSet());
        String own = own();
        entries(user)
                .filter(entry -> !entry.home().equals(own))
                .forEach(entry -> role(entry)
                        .map(RoleModel::getId)
                        .filter(role -> mapped.contains(role) && known.add(role))
                        .ifPresent(role -> database.entities().persist(row(user.getId(), role, entry))));
        database.flush();
        write(user);
    }

    /** Returns the values of the attribute for these rows. */
    List<String> texts(List<RoleSelectorEntity> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        String own = own();
        return rows.stream()
                .flatMap(row -> Stream.ofNullable(session.roles().getRoleById(realm, row.roleId))
                        .map(role -> entry(own, role, row).text()))
                .sorted()
                .toList();
    }

    private String own() {
        String known = ownOrigin == null ? origin.name() : ownOrigin;
        ownOrigin = known;
        return known;
    }

    private ExportedSelector entry(String own, RoleModel role, RoleSelectorEntity row) {
        return new ExportedSelector(
                own,
                AppLadder.of(role, realm).name(),
                role.getName(),
                Optional.ofNullable(row.reason),
                Optional.ofNullable(row.setBy),
                Instant.ofEpochMilli(row.setAt),
                Optional.ofNullable(row.expires).map(Instant::ofEpochMilli));
    }

    private static RoleSelectorEntity row(String user, String role, ExportedSelector entry) {
        RoleSelectorEntity row = new RoleSelectorEntity();
        row.userId = user;
        row.roleId = role;
        row.reason = entry.reason().map(text -> cut(text, MAX_REASON_LENGTH)).orElse(null);
        row.setBy = entry.by().map(text -> cut(text, MAX_NAME_LENGTH)).orElse(null);
        row.setAt = entry.at().toEpochMilli();
        row.expires = entry.expires().map(Instant::toEpochMilli).orElse(null);
        return row;
    }

    /** Cuts an imported text to the length of its column; it may come from anywhere. */
    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(longest, text.length()));
    }

    /**
     * Only ranked roles: those who may write user attributes must not be able to end a role that administers Keycloak.
     */
    private Optional<RoleModel> role(ExportedSelector entry) {
        return AppLadder.named(entry.app(), realm)
                .flatMap(app ->
                        app.role(entry.role()).filter(role -> app.ranked(role).isPresent()));
    }

    private List<RoleSelectorEntity> rows(String user) {
        return database.list(
                "from RoleSelectorEntity s where s.userId = :user", RoleSelectorEntity.class, Map.of("user", user));
    }

    private static Set<String> roles(List<RoleSelectorEntity> rows) {
        return rows.stream().map(row -> row.roleId).collect(Collectors.toSet());
    }

    private static List<String> written(UserModel user) {
        return user.getAttributeStream(ExportedSelector.ATTRIBUTE).sorted().toList();
    }

    private static Stream<ExportedSelector> entries(UserModel user) {
        return user.getAttributeStream(ExportedSelector.ATTRIBUTE).flatMap(text -> ExportedSelector.of(text).stream());
    }
}
