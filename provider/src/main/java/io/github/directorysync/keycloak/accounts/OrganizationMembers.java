package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.directories.Organizations;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.roles.AdminPrivileges;
import io.github.directorysync.keycloak.store.AnyDirectoryUserEntity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * The people of a directory as members of its organization. Unmanaged ones: when a managed member leaves, or when the
 * organization is deleted, Keycloak deletes their account. Who is a managed member already stays one, whatever we do.
 */
public record OrganizationMembers(
        KeycloakSession session, RealmModel realm, String directoryId, Optional<String> organization) {

    private static final int AT_ONCE = 100;

    private static final String MEMBERS = "from AnyDirectoryUserEntity d where d.directoryId = :directory"
            + " and d.organizationId is not null order by d.userId";

    /** Who is not imported has an account that only keeps their place. */
    private static final String NOT_YET_MEMBERS = "from AnyDirectoryUserEntity d where d.directoryId = :directory"
            + " and (d.organizationId is null or d.organizationId <> :organization)"
            + " and (d.standing is null or d.standing <> 'AWAITED') order by d.userId";

    public static OrganizationMembers of(KeycloakSession session, RealmModel realm, Directory directory) {
        return new OrganizationMembers(
                session, realm, directory.id(), directory.customer().organization());
    }

    /** Of a directory whose settings do not matter any more, and perhaps cannot be read. */
    public static OrganizationMembers ofFormer(KeycloakSession session, RealmModel realm, String directoryId) {
        return new OrganizationMembers(session, realm, directoryId, Optional.empty());
    }

    /** The organization that the settings name; empty if they name none, or one that is not there. */
    public Optional<OrganizationModel> wanted() {
        return organization.flatMap(organizations()::find);
    }

    /** The id of the organization of which this user is a member now; null if of none. */
    @Nullable String join(UserModel user) {
        return wanted().map(organization -> join(user, organization)).orElse(null);
    }

    private String join(UserModel user, OrganizationModel organization) {
        if (!organization.isMember(user)) {
            provider().ifPresent(all -> all.addMember(organization, user));
        }
        return organization.getId();
    }

    /** Somebody who is of this directory no more is no member because of it. */
    void leave(AnyDirectoryUserEntity person) {
        UserModel user = session.users().getUserById(realm, person.userId);
        if (person.organizationId == null) {
            return;
        }
        provider().ifPresent(all -> {
            OrganizationModel organization = all.getById(person.organizationId);
            if (organization != null && user != null && !all.isManagedMember(organization, user)) {
                all.removeMember(organization, user);
            }
        });
        person.organizationId = null;
    }

    void leave(String id) {
        new Database(session).find(AnyDirectoryUserEntity.class, id).ifPresent(this::leave);
    }

    /** All who are members because of it leave, some at a time. */
    public void leaveAll() {
        while (leave(AT_ONCE) > 0) {
            new Database(session).flush();
        }
    }

    /**
     * The next of those who are members because of it leave.
     *
     * @return how many
     */
    public int leave(int most) {
        List<AnyDirectoryUserEntity> people = others("", most);
        people.forEach(this::leave);
        return people.size();
    }

    /**
     * The next of those who are not members of the organization that the settings name now, or of none where they name none,
     * become so.
     *
     * @return how many
     */
    public int move(int most) {
        Optional<OrganizationModel> organization = wanted();
        List<AnyDirectoryUserEntity> people =
                others(organization.map(OrganizationModel::getId).orElse(""), most);
        for (AnyDirectoryUserEntity person : people) {
            leave(person);
            UserModel user = session.users().getUserById(realm, person.userId);
            if (organization.isPresent() && user != null) {
                // No directory changes an account that administers Keycloak; it is only written down that it was met.
                person.organizationId = AdminPrivileges.of(user, session, realm)
                        ? organization.get().getId()
                        : join(user, organization.get());
            }
        }
        return people.size();
    }

    private List<AnyDirectoryUserEntity> others(String organizationId, int most) {
        Map<String, Object> parameters = new HashMap<>(Map.of("directory", directoryId));
        if (!organizationId.isEmpty()) {
            parameters.put("organization", organizationId);
        }
        return new Database(session)
                .query(organizationId.isEmpty() ? MEMBERS : NOT_YET_MEMBERS, AnyDirectoryUserEntity.class, parameters)
                .setMaxResults(most)
                .getResultList();
    }

    private Organizations organizations() {
        return new Organizations(session, realm);
    }

    private Optional<OrganizationProvider> provider() {
        return organizations().provider();
    }
}
