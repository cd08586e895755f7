package io.github.directorysync.keycloak.directories;

import io.github.directorysync.keycloak.query.ColumnMap.Value;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.Paged;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.query.TableQuery;
import io.github.directorysync.keycloak.query.TableQuery.Ordering;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.ClientEntity;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;
import org.keycloak.models.jpa.entities.OrganizationEntity;

/**
 * Queries for the lists of identity providers, organizations, clients and groups in the form of a directory. The database searches
 * and pages; the answers have names and ids, and no settings.
 */
public record SettingChoices(KeycloakSession session, RealmModel realm) {

    /**
     * One option.
     *
     * @param value the value to write into the setting
     * @param name the display name
     */
    public record Choice(String id, String value, Optional<String> name, boolean enabled) {}

    /** The lists that can be queried. */
    public enum ChoiceKind {
        /** SAML identity providers, by alias; extensions that speak SAML have names like saml-extended. */
        IDENTITY_PROVIDERS(IdentityProviderEntity.class, "o.internalId", "o.alias", "o.displayName", "o.enabled"),
        ORGANIZATIONS(OrganizationEntity.class, "o.id", "o.alias", "o.name", "o.enabled"),
        /** Clients as apps, by client ID. */
        CLIENTS(ClientEntity.class, "o.id", "o.clientId", "o.name", "o.enabled"),
        /** Clients that can get an access token for themselves. */
        SERVICE_ACCOUNTS(ClientEntity.class, "o.id", "o.clientId", "o.name", "o.enabled"),
        /** Top-level groups of the realm, as parents of a directory's groups. */
        GROUPS(GroupEntity.class, "o.id", "o.name", "o.name", "");

        private final Class<?> entity;
        private final String id;
        private final String value;
        private final String name;
        private final String enabled;

        ChoiceKind(Class<?> entity, String id, String value, String name, String enabled) {
            this.entity = entity;
            this.id = id;
            this.value = value;
            this.name = name;
            this.enabled = enabled;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private HqlCondition condition(String realmId) {
            return switch (this) {
                case IDENTITY_PROVIDERS ->
                    HqlCondition.all(List.of(
                            HqlCondition.equal("o.realmId", realmId), HqlCondition.contains("o.providerId", "saml")));
                case ORGANIZATIONS -> HqlCondition.equal("o.realmId", realmId);
                case CLIENTS ->
                    HqlCondition.all(List.of(
                            HqlCondition.equal("o.realmId", realmId), HqlCondition.equal("o.bearerOnly", false)));
                case SERVICE_ACCOUNTS ->
                    HqlCondition.all(List.of(
                            HqlCondition.equal("o.realmId", realmId),
                            HqlCondition.equal("o.serviceAccountsEnabled", true)));
                case GROUPS ->
                    HqlCondition.all(List.of(
                            HqlCondition.equal("o.realm", realmId),
                            HqlCondition.equal("o.parentId", GroupEntity.TOP_PARENT_ID),
                            HqlCondition.equal("o.type", GroupModel.Type.REALM.intValue())));
            };
        }
    }

    /** Reads a page of options, sorted by value; two statements. */
    public Paged<Choice> page(ChoiceKind kind, Optional<String> text, int first, int max) {
        HqlCondition matching = text.map(part -> HqlCondition.any(
                        List.of(HqlCondition.contains(kind.value, part), HqlCondition.contains(kind.name, part))))
                .orElseGet(HqlCondition::everything);
        TableQuery choices = new TableQuery(
                new Database(session),
                List.of(new Table("o", kind.entity)),
                HqlCondition.all(List.of(kind.condition(realm.getId()), matching)));
        List<Value> columns = new ArrayList<>();
        Stream.of(kind.id, kind.value, kind.name).forEach(column -> columns.add(scope -> scope.column(column)));
        columns.add(scope -> kind.enabled.isEmpty() ? scope.build().literal(true) : scope.column(kind.enabled));
        return new Paged<>(
                choices.count(),
                choices.rows(
                                columns,
                                List.of(Ordering.ascending(kind.value), Ordering.ascending(kind.id)),
                                row -> new Choice(
                                        row.text(0),
                                        row.text(1),
                                        row.optionalText(2).filter(name -> !name.isBlank()),
                                        row.flag(3)))
                        .from(first)
                        .most(max)
                        .list());
    }
}
