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
 * The users of a directory as members of its organization. They become unmanaged members: when a managed member leaves, or
 * when the organization is deleted, Keycloak deletes the account. Managed members stay managed.
 */
public record OrganizationMembers(
        KeycloakSession session, RealmModel realm, String directoryId, Optional<String> organization) {

    private static final int AT_ONCE = 100;

    private static final String MEMBERS = "from AnyDirectoryUserEntity d where d.directoryId = :directory"
            + " and d.organizationId is not null order by d.userId";

    /** Placeholders of users who are not imported become no members. */
    private static final String NOT_YET_MEMBERS = "from AnyDirectoryUserEntity d where d.directoryId = :directory"
            + " and (d.organizationId is null or d.organizationId <> :organization)"
            + " and (d.standing is null or d.standing <> 'AWAITED') order by d.userId";

    public static OrganizationMembers of(KeycloakSession session, RealmModel realm, Directory directory) {
        return new OrganizationMembers(
                session, realm, directory.id(), directory.customer().organization());
    }

    /** Of a directory that is removed, whose settings may be unreadable. */
    public static OrganizationMembers ofFormer(KeycloakSession session, RealmModel realm, String directoryId) {
        return new OrganizationMembers(session, realm, directoryId, Optional.empty());
    }

    /** The organization that the settings name; empty if they name none, or one that does not exist. */
    public Optional<OrganizationModel> wanted() {
        return organization.flatMap(organizations()::find);
    }

    /**
     * Makes the user a member.
     *
     * @return the id of the organization; null if there is none
     */
    @Nullable String join(UserModel user) {
        return wanted().map(organization -> join(user, organization)).orElse(null);
    }

    private String join(UserModel user, OrganizationModel organization) {
        if (!organization.isMember(user)) {
            provider().ifPresent(all -> all.addMember(organization, user));
        }
        return organization.getId();
    }

    /** Ends the membership of a user who is no longer of this directory. Managed members stay. */
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

    /** Ends all memberships that this directory made, in batches. */
    public void leaveAll() {
        while (leave(AT_ONCE) > 0) {
            new Database(session).flush();
        }
    }

    /**
     * Ends the next memberships that this directory made.
     *
     * @param most how many at most
     * @return how many were ended
     */
    public int leave(int most) {
        List<AnyDirectoryUserEntity> people = others("", most);
        people.forEach(this::leave);
        return people.size();
    }

    /**
     * Moves the next users who are not members of the organization that the settings name now. Where the settings name
     * none, ends memberships only.
     *
     * @param most how many at most
     * @return how many were moved
     */
    public int move(int most) {
        Optional<OrganizationModel> organization = wanted();
        List<AnyDirectoryUserEntity> people =
                others(organization.map(OrganizationModel::getId).orElse(""), most);
        for (AnyDirectoryUserEntity person : people) {
            leave(person);
            UserModel user = session.users().getUserById(realm, person.userId);
            if (organization.isPresent() && user != null) {
                // No directory changes an account that administers Keycloak; the id only marks the row as done.
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
