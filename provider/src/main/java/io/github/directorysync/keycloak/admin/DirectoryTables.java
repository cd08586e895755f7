package io.github.directorysync.keycloak.admin;

import io.github.directorysync.keycloak.directories.GroupNameIndex;
import io.github.directorysync.keycloak.guard.HeldChangeStore;
import io.github.directorysync.keycloak.store.ActivatedDirectoryEntity;
import io.github.directorysync.keycloak.store.ActivityEntity;
import io.github.directorysync.keycloak.store.ActivityPartEntity;
import io.github.directorysync.keycloak.store.AnyDirectoryGroupEntity;
import io.github.directorysync.keycloak.store.AnyDirectoryUserEntity;
import io.github.directorysync.keycloak.store.DeliveryEntity;
import io.github.directorysync.keycloak.store.DirectoryEmailEntity;
import io.github.directorysync.keycloak.store.DirectoryEventEntity;
import io.github.directorysync.keycloak.store.DirectoryGroupEntity;
import io.github.directorysync.keycloak.store.DirectoryStateEntity;
import io.github.directorysync.keycloak.store.DirectoryTokenEntity;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.keycloak.store.EventSequenceEntity;
import io.github.directorysync.keycloak.store.FormerNameIdEntity;
import io.github.directorysync.keycloak.store.FormerUserEntity;
import io.github.directorysync.keycloak.store.GuardCountEntity;
import io.github.directorysync.keycloak.store.GuardEntity;
import io.github.directorysync.keycloak.store.HeldEntity;
import io.github.directorysync.keycloak.store.OutboxEntity;
import io.github.directorysync.keycloak.store.ParentGroupEntity;
import io.github.directorysync.keycloak.store.PortalSessionEntity;
import io.github.directorysync.keycloak.store.PushedRoleEntity;
import io.github.directorysync.keycloak.store.RealmOriginEntity;
import io.github.directorysync.keycloak.store.RehearsalEntity;
import io.github.directorysync.keycloak.store.RehearsedGroupEntity;
import io.github.directorysync.keycloak.store.RehearsedMemberEntity;
import io.github.directorysync.keycloak.store.RehearsedUserEntity;
import io.github.directorysync.keycloak.store.ReviewEntity;
import io.github.directorysync.keycloak.store.RoleChangeEntity;
import io.github.directorysync.keycloak.store.RoleSelectorEntity;
import io.github.directorysync.keycloak.store.SetupLinkEntity;
import io.github.directorysync.keycloak.store.TrafficEntity;
import io.github.directorysync.keycloak.store.WebhookEntity;
import io.github.directorysync.keycloak.store.WebhookStateEntity;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Our tables, created and migrated by Liquibase when the server starts. */
public final class DirectoryTables implements JpaEntityProviderFactory {

    /** Liquibase's history table is named after its first ten letters, so it must never change. */
    private static final String ID = "directorysync";

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new DirectoryEntities();
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(GroupNameIndex::heard);
        factory.register(HeldChangeStore::onEvent);
        factory.register(FirstSignInListener::onEvent);
        factory.register(IsolationCheck::onEvent);
    }

    @Override
    public void close() {}

    private static final class DirectoryEntities implements JpaEntityProvider {

        @Override
        public List<Class<?>> getEntities() {
            return List.of(
                    DirectoryUserEntity.class,
                    DirectoryEmailEntity.class,
                    FormerUserEntity.class,
                    FormerNameIdEntity.class,
                    PushedRoleEntity.class,
                    DirectoryGroupEntity.class,
                    ParentGroupEntity.class,
                    DirectoryTokenEntity.class,
                    DirectoryStateEntity.class,
                    ActivityEntity.class,
                    ActivityPartEntity.class,
                    RoleChangeEntity.class,
                    RoleSelectorEntity.class,
                    RealmOriginEntity.class,
                    HeldEntity.class,
                    ReviewEntity.class,
                    GuardEntity.class,
                    GuardCountEntity.class,
                    SetupLinkEntity.class,
                    PortalSessionEntity.class,
                    TrafficEntity.class,
                    OutboxEntity.class,
                    DirectoryEventEntity.class,
                    EventSequenceEntity.class,
                    ActivatedDirectoryEntity.class,
                    WebhookEntity.class,
                    WebhookStateEntity.class,
                    DeliveryEntity.class,
                    AnyDirectoryUserEntity.class,
                    AnyDirectoryGroupEntity.class,
                    RehearsalEntity.class,
                    RehearsedUserEntity.class,
                    RehearsedGroupEntity.class,
                    RehearsedMemberEntity.class);
        }

        @Override
        public String getChangelogLocation() {
            return "META-INF/directory-sync-changelog.xml";
        }

        @Override
        public String getFactoryId() {
            return ID;
        }

        @Override
        public void close() {}
    }
}
