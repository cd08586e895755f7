package io.github.directorysync.console.roles;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.Fields;
import io.github.directorysync.console.JsonBody;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.apps.ResolvedRoleMapper;
import io.github.directorysync.role.ReservedClaims;
import io.github.directorysync.role.RoleMapper.Protocol;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.saml.mappers.AttributeStatementHelper;

/**
 * The settings of the mapper "Resolved app role" in the JSON of the admin API; fields that are not sent stay unchanged.
 */
record AppSignInForm(Fields form) {

    /**
     * The form.
     *
     * @param settings of the mapper, under Keycloak's names
     * @param mend whether mappers and client scopes that conflict with it are removed
     */
    record MapperForm(Map<String, String> settings, boolean mend) {}

    private static final int LONGEST = 255;

    private static final Set<String> KNOWN =
            Set.of("name", "nameFormat", "friendlyName", "tokens", "rolesOf", "value", "withoutRole", "mend");

    private static final Map<String, String> NAME_FORMATS = ordered(
            "basic", AttributeStatementHelper.BASIC,
            "uri", AttributeStatementHelper.URI_REFERENCE,
            "unspecified", AttributeStatementHelper.UNSPECIFIED);

    private static final Map<String, String> TOKENS = ordered(
            "id", OIDCAttributeMapperHelper.INCLUDE_IN_ID_TOKEN,
            "access", OIDCAttributeMapperHelper.INCLUDE_IN_ACCESS_TOKEN,
            "userinfo", OIDCAttributeMapperHelper.INCLUDE_IN_USERINFO,
            "introspection", OIDCAttributeMapperHelper.INCLUDE_IN_INTROSPECTION);

    private static final Map<String, String> VALUES =
            ordered("name", "name", "level", "level", "description", "description");

    private static final Map<String, String> WITHOUT_ROLE = ordered("omit", "omit", "refuse", "refuse");

    /**
     * Reads the form.
     *
     * @throws InvalidSettings with all faults
     */
    static MapperForm read(JsonBody form, ClientModel client, Protocol protocol) {
        return form.read(KNOWN, fields -> {
            AppSignInForm read = new AppSignInForm(fields);
            return new MapperForm(read.settings(client, protocol), fields.flag("mend", false));
        });
    }

    private Map<String, String> settings(ClientModel client, Protocol protocol) {
        requireOf(protocol);
        Map<String, String> settings = new HashMap<>();
        form.optionalText("name", LONGEST).ifPresent(name -> {
            if (protocol == Protocol.OIDC && ReservedClaims.has(name)) {
                form.fault(
                        "name",
                        "The claim " + name + " has a meaning of its own in tokens; choose another, such as role.");
            }
            settings.put(ResolvedRoleMapper.nameOption(protocol), name);
        });
        form.optionalText("friendlyName", LONGEST)
                .ifPresent(name -> settings.put(AttributeStatementHelper.FRIENDLY_NAME, name));
        choice("nameFormat", NAME_FORMATS)
                .ifPresent(format -> settings.put(AttributeStatementHelper.SAML_ATTRIBUTE_NAMEFORMAT, format));
        choice("value", VALUES).ifPresent(value -> settings.put(ResolvedRoleMapper.VALUE, value));
        choice("withoutRole", WITHOUT_ROLE).ifPresent(what -> settings.put(ResolvedRoleMapper.WHEN_NONE, what));
        if (form.has("tokens")) {
            List<String> tokens = tokens();
            TOKENS.forEach((word, option) -> settings.put(option, String.valueOf(tokens.contains(word))));
        }
        form.optionalText("rolesOf", LONGEST).ifPresent(app -> rolesOf(client, app, settings));
        if (form.has("rolesOf") && form.node("rolesOf").isNull()) {
            settings.put(ResolvedRoleMapper.APP_TYPE, "client");
            settings.put(ResolvedRoleMapper.APP, "");
        }
        return settings;
    }

    /** Writes the settings of a mapper as JSON. */
    static void write(Map<String, String> settings, Protocol protocol, ObjectNode json) {
        RoleJson.put(json, "writes", Optional.ofNullable(settings.get(ResolvedRoleMapper.nameOption(protocol))));
        if (protocol == Protocol.SAML) {
            RoleJson.put(
                    json,
                    "nameFormat",
                    word(NAME_FORMATS, settings.get(AttributeStatementHelper.SAML_ATTRIBUTE_NAMEFORMAT))
                            .or(() -> Optional.of("basic")));
            RoleJson.put(
                    json, "friendlyName", Optional.ofNullable(settings.get(AttributeStatementHelper.FRIENDLY_NAME)));
        } else {
            ArrayNode tokens = json.putArray("tokens");
            TOKENS.forEach((word, option) -> {
                if ("true".equals(settings.get(option))) {
                    tokens.add(word);
                }
            });
        }
        json.put("value", settings.getOrDefault(ResolvedRoleMapper.VALUE, "name"));
        json.put("withoutRole", settings.getOrDefault(ResolvedRoleMapper.WHEN_NONE, "omit"));
        RoleJson.put(
                json,
                "rolesOf",
                ResolvedRoleMapper.REALM.equals(settings.get(ResolvedRoleMapper.APP_TYPE))
                        ? Optional.of(ResolvedRoleMapper.REALM)
                        : Optional.ofNullable(settings.get(ResolvedRoleMapper.APP)));
    }

    private void requireOf(Protocol protocol) {
        for (String saml : List.of("nameFormat", "friendlyName")) {
            if (protocol == Protocol.OIDC && form.has(saml)) {
                form.fault(saml, "The client speaks OpenID Connect; " + saml + " is for SAML.");
            }
        }
        if (protocol == Protocol.SAML && form.has("tokens")) {
            form.fault("tokens", "The client speaks SAML; tokens is for OpenID Connect.");
        }
    }

    private List<String> tokens() {
        List<String> tokens = form.texts("tokens", TOKENS.size());
        if (tokens.isEmpty() || !TOKENS.keySet().containsAll(tokens)) {
            form.fault("tokens", "tokens must be some of " + String.join(", ", TOKENS.keySet()) + ".");
        }
        return tokens;
    }

    private void rolesOf(ClientModel client, String app, Map<String, String> settings) {
        boolean ofRealm = app.equals(ResolvedRoleMapper.REALM);
        if (!ofRealm && client.getRealm().getClientByClientId(app) == null) {
            form.fault("rolesOf", "There is no client " + app + " in this realm.");
        }
        settings.put(ResolvedRoleMapper.APP_TYPE, ofRealm ? ResolvedRoleMapper.REALM : "client");
        settings.put(ResolvedRoleMapper.APP, ofRealm || app.equals(client.getClientId()) ? "" : app);
    }

    private Optional<String> choice(String field, Map<String, String> choices) {
        Optional<String> word = form.optionalText(field, LONGEST);
        Optional<String> chosen = word.map(choices::get);
        if (word.isPresent() && chosen.isEmpty()) {
            form.fault(field, field + " must be one of " + String.join(", ", choices.keySet()) + ".");
        }
        return chosen;
    }

    private static Optional<String> word(Map<String, String> choices, @Nullable String option) {
        return choices.entrySet().stream()
                .filter(choice -> choice.getValue().equals(option))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            ordered.put(pairs[i], pairs[i + 1]);
        }
        return ordered;
    }
}
