package io.github.directorysync.keycloak;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Our tables, made and kept up to date by Liquibase when the server starts. */
public final class DirectoryTables implements JpaEntityProviderFactory {

    /** Liquibase's history table is named after its first ten letters, so it must never change. */
    private static final String ID = "directorysync";

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new Tables();
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(GroupNames::heard);
        factory.register(HeldRows::heard);
        factory.register(FirstSignIns::heard);
    }

    @Override
    public void close() {}

    private static final class Tables implements JpaEntityProvider {

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
                    RealmHomeEntity.class,
                    HeldEntity.class,
                    ReviewEntity.class,
                    GuardEntity.class,
                    GuardCountEntity.class,
                    SetupLinkEntity.class,
                    PortalSessionEntity.class,
                    TrafficEntity.class,
                    DepartedUserEntity.class,
                    DepartedGroupEntity.class);
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
