package io.github.directorysync.login;

import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.apps.ResolvedRoleMapper;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.ReservedClaims;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.ProtocolMapperConfigException;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The options of a "Resolved app role" mapper, SAML or OIDC.
 *
 * @param ofRealm whether the app is the realm itself, with its realm roles
 * @param app the client ID of the app; empty for the client of the sign-in
 * @param value what is written of the role: name, level or description
 * @param refuses whether users without a role are refused
 */
record MapperOptions(boolean ofRealm, String app, String value, boolean refuses) {

    private static final Set<String> OURS = Set.of(SamlRoleMapper.ID, OidcRoleMapper.ID);

    static final String APP_TYPE = ResolvedRoleMapper.APP_TYPE;
    static final String APP = ResolvedRoleMapper.APP;
    static final String VALUE = ResolvedRoleMapper.VALUE;
    static final String WHEN_NONE = ResolvedRoleMapper.WHEN_NONE;

    static final String CLIENT = "client";
    static final String REALM = ResolvedRoleMapper.REALM;
    static final String NAME = "name";
    static final String LEVEL = "level";
    static final String DESCRIPTION = "description";
    static final String OMIT = "omit";
    static final String REFUSE = "refuse";

    static MapperOptions of(ProtocolMapperModel mapper) {
        Map<String, String> config = config(mapper);
        return new MapperOptions(
                REALM.equals(config.get(APP_TYPE)),
                config.getOrDefault(APP, "").strip(),
                config.getOrDefault(VALUE, NAME),
                REFUSE.equals(config.get(WHEN_NONE)));
    }

    /** Whether the mapper is one of these and refuses users without a role. */
    static boolean refuses(ProtocolMapperModel mapper) {
        return OURS.contains(mapper.getProtocolMapper()) && of(mapper).refuses;
    }

    Optional<AppLadder> app(RealmModel realm, ClientModel signedInTo) {
        if (ofRealm) {
            return Optional.of(AppLadder.of(realm));
        }
        return app.isEmpty()
                ? Optional.of(AppLadder.of(signedInTo))
                : Optional.ofNullable(realm.getClientByClientId(app)).map(AppLadder::of);
    }

    /** The value to write: a number for the level, else a text. A role without a description is written by its name. */
    Object written(AppRole role) {
        return switch (value) {
            case LEVEL -> (long) role.level();
            case DESCRIPTION -> role.description().isBlank() ? role.name() : role.description();
            default -> role.name();
        };
    }

    static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(APP_TYPE)
                .label("App")
                .helpText(
                        "The roles that are ranked: those of a client, or the realm roles. A role counts if it has the"
                                + " attribute directory-sync.level.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(CLIENT, REALM)
                .defaultValue(CLIENT)
                .add()
                .property()
                .name(APP)
                .label("Client of the app")
                .helpText("The client whose roles are ranked. Empty for the client of the sign-in.")
                .type(ProviderConfigProperty.CLIENT_LIST_TYPE)
                .add()
                .property()
                .name(VALUE)
                .label("Value")
                .helpText("What is written: the name of the role, its permission level (a number), or its description"
                        + " (the name if it has none).")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(NAME, LEVEL, DESCRIPTION)
                .defaultValue(NAME)
                .add()
                .property()
                .name(WHEN_NONE)
                .label("Without a role")
                .helpText("What happens if a user gets no role from groups, a role selector or the default role: omit"
                        + " leaves the role out, refuse ends the sign-in.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(OMIT, REFUSE)
                .defaultValue(OMIT)
                .add()
                .build();
    }

    /** Refuses settings that would otherwise fail only at a sign-in. */
    static void check(RealmModel realm, ProtocolMapperModel mapper) throws ProtocolMapperConfigException {
        checkIn(mapper, APP_TYPE, List.of(CLIENT, REALM));
        checkIn(mapper, VALUE, List.of(NAME, LEVEL, DESCRIPTION));
        checkIn(mapper, WHEN_NONE, List.of(OMIT, REFUSE));
        MapperOptions options = of(mapper);
        if (options.ofRealm && !options.app.isEmpty()) {
            throw refused(
                    "directorySyncAppIsRealm",
                    "The app is the realm, which has no client. Leave the client empty, or choose client as the app.");
        }
        if (!options.app.isEmpty() && realm.getClientByClientId(options.app) == null) {
            throw refused("directorySyncNoSuchClient", "There is no client {0} in this realm.", options.app);
        }
    }

    static void checkPresent(ProtocolMapperModel mapper, String option, String label)
            throws ProtocolMapperConfigException {
        if (config(mapper).getOrDefault(option, "").isBlank()) {
            throw refused("directorySyncMissingOption", "{0} is missing. Most apps read role.", label);
        }
    }

    static void checkClaim(ProtocolMapperModel mapper, String option) throws ProtocolMapperConfigException {
        String claim = config(mapper).getOrDefault(option, "");
        if (ReservedClaims.has(claim)) {
            throw refused(
                    "directorySyncReservedClaim",
                    "The claim {0} is reserved in tokens. Choose another, such as role.",
                    claim);
        }
    }

    private static void checkIn(ProtocolMapperModel mapper, String option, List<String> allowed)
            throws ProtocolMapperConfigException {
        String value = config(mapper).get(option);
        if (value != null && !value.isEmpty() && !allowed.contains(value)) {
            throw refused(
                    "directorySyncUnknownOption",
                    "{0} cannot be {1}; it must be one of {2}.",
                    option,
                    value,
                    String.join(", ", allowed));
        }
    }

    /**
     * A refusal with its message key. Keycloak's console shows the message of the exception as it is, so its
     * placeholders are filled in here; Keycloak's API formats the text of the key in {@code messages_en.properties}.
     */
    private static ProtocolMapperConfigException refused(String key, String text, String... values) {
        ProtocolMapperConfigException refused =
                new ProtocolMapperConfigException(new MessageFormat(text, Locale.ENGLISH).format(values), key);
        refused.setParameters(values);
        return refused;
    }

    /** Sets the default and the help text of the property that names the attribute or claim. */
    static ProviderConfigProperty named(ProviderConfigProperty property, String option, String help) {
        if (property.getName().equals(option)) {
            property.setDefaultValue(ResolvedRoleMapper.DEFAULT_NAME);
            property.setHelpText(help);
        }
        return property;
    }

    /** The mapper's configuration, which is null if it was created through the admin API without one. */
    private static Map<String, String> config(ProtocolMapperModel mapper) {
        return Optional.ofNullable(mapper.getConfig()).orElseGet(Map::of);
    }
}
