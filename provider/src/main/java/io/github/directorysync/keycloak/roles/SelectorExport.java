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
 * The rows of {@code DS_SELECTOR} once more, at the people themselves, since no export has tables. The rows are the
 * truth: what stands at a person is believed only where it came in by an import and there is no row, and then it only
 * says why a role that they have was given, and until when. It never gives a role.
 */
public final class SelectorExport {

    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_NAME = 255;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Database database;
    private final RealmOrigin home;
    private @Nullable String ownHome;

    public SelectorExport(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.database = new Database(session);
        this.home = new RealmOrigin(session, realm);
    }

    /** Makes what stands at a person what the rows say. */
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
            // Of somebody whom a read-only federation keeps, an export says nothing anyway.
        }
    }

    /** Of the roles that a person has directly, those that have expired by what came in and is no row yet, by their ids. */
    Set<String> expired(UserModel user, Instant now) {
        List<ExportedSelector> expired =
                entries(user).filter(entry -> entry.expiredAt(now)).toList();
        if (expired.isEmpty()) {
            return Set.of();
        }
        Set<String> known = roles(rows(user.getId()));
        Optional<String> own = home.find();
        return expired.stream()
                .filter(entry -> !own.equals(Optional.of(entry.home())))
                .flatMap(entry -> role(entry).stream())
                .map(RoleModel::getId)
                .filter(role -> !known.contains(role))
                .collect(Collectors.toSet());
    }

    /** Makes rows of what came in, of roles that the person has; then what stands at them what the rows say. */
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

    /** As they would stand at a person who has these rows. */
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
        String known = ownHome == null ? home.name() : ownHome;
        ownHome = known;
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
        row.reason = entry.reason().map(text -> cut(text, LONGEST_REASON)).orElse(null);
        row.setBy = entry.by().map(text -> cut(text, LONGEST_NAME)).orElse(null);
        row.setAt = entry.at().toEpochMilli();
        row.expires = entry.expires().map(Instant::toEpochMilli).orElse(null);
        return row;
    }

    /** Nobody knows who wrote it. */
    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(longest, text.length()));
    }

    /** Only of a ladder: whoever may write user attributes should not end what administers Keycloak. */
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
