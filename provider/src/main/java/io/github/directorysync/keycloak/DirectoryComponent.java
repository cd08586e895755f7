package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectorySettings;
import io.github.directorysync.directory.DirectoryToken;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.RateLimit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** The settings of a directory, as an administrator, a realm import or Terraform writes them. */
public final class DirectoryComponent implements DirectoryProviderFactory {

    public static final String ID = "directory";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "A customer's identity provider that pushes its users and groups over SCIM 2.0.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(DirectorySettings.ALIAS)
                .label("Alias")
                .helpText("The directory's name in its SCIM base URL: lower-case letters, digits and hyphens.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .required(true)
                .add()
                .property()
                .name(DirectorySettings.KIND)
                .label("Kind")
                .helpText("Which identity provider it is.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(DirectorySettings.KINDS)
                .defaultValue("generic")
                .add()
                .property()
                .name(DirectorySettings.TOKEN)
                .label("Token")
                .helpText("A directory token to accept. Only its SHA-256 is kept.")
                .type(ProviderConfigProperty.PASSWORD)
                .secret(true)
                .add()
                .property()
                .name(DirectorySettings.TOKEN_SHA256)
                .label("Token SHA-256")
                .helpText("The SHA-256 of directory tokens to accept, as 64 hexadecimal digits, at most two.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .property()
                .name(DirectorySettings.IDENTITY_PROVIDER)
                .label("SAML identity provider")
                .helpText("The alias of the identity provider through which these people sign in. They are linked to it"
                        + " when they are provisioned, so that their first sign-in asks nothing.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(DirectorySettings.NAME_ID)
                .label("NameID")
                .helpText("What that identity provider sends as NameID.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(Stream.of(Directory.NameId.values())
                        .map(Directory.NameId::key)
                        .toList())
                .defaultValue(Directory.NameId.USER_NAME.key())
                .add()
                .property()
                .name(DirectorySettings.VERIFIED_DOMAINS)
                .label("Verified domains")
                .helpText("E-mail domains that the customer has proved to own. E-mails in them count as verified.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .property()
                .name(DirectorySettings.GROUPS_PARENT)
                .label("Parent group")
                .helpText("The top-level group under which the directory's groups live. Made when it is needed; named"
                        + " after the directory if nothing is written here.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(DirectorySettings.CLIENTS)
                .label("Clients")
                .helpText("The client IDs of the realm's clients whose service accounts may provision with an access"
                        + " token: with the scope scim and the SCIM base URL as its audience.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .property()
                .name(DirectorySettings.SET_PASSWORDS)
                .label("Set passwords")
                .helpText("Whether a password that the directory sends becomes the person's password in Keycloak.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue("false")
                .add()
                .property()
                .name(DirectorySettings.RATE_LIMIT)
                .label("Requests per second")
                .helpText("How many requests per second the directory may send in the long run, on each node of the"
                        + " server. 0 for no limit.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(Integer.toString(RateLimit.DEFAULT.perSecond()))
                .add()
                .property()
                .name(DirectorySettings.RATE_BURST)
                .label("Requests at once")
                .helpText("How many requests it may send at once after a pause.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(Integer.toString(RateLimit.DEFAULT.burst()))
                .add()
                .build();
    }

    /** Also runs on realm import: here a token in clear becomes its hash, before anything is written. */
    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel model)
            throws ComponentValidationException {
        try {
            hashToken(model.getConfig());
            Directory directory = read(model);
            directory.identityProvider().ifPresent(alias -> requireIdentityProvider(session, alias));
            requireOwnAlias(realm, model, directory.alias());
        } catch (InvalidSettings invalid) {
            throw new ComponentValidationException(String.valueOf(invalid.getMessage()));
        }
    }

    private static void hashToken(MultivaluedHashMap<String, String> config) {
        List<String> written =
                Optional.ofNullable(config.remove(DirectorySettings.TOKEN)).orElse(List.of());
        for (String text : written) {
            if (text == null || text.isBlank()) {
                continue;
            }
            if (text.startsWith("${")) {
                throw new InvalidSettings(
                        DirectorySettings.TOKEN, "The environment variable of the directory token is not set: " + text);
            }
            String hash = DirectoryToken.written(text.strip())
                    .orElseThrow(() -> new InvalidSettings(
                            DirectorySettings.TOKEN,
                            "A directory token is kcds_ and 43 characters of base64url, 256 random bits."))
                    .hash()
                    .hex();
            if (!config.getList(DirectorySettings.TOKEN_SHA256).contains(hash)) {
                config.add(DirectorySettings.TOKEN_SHA256, hash);
            }
        }
    }

    /** In a realm import the identity providers come before the components, so it is there already. */
    private static void requireIdentityProvider(KeycloakSession session, String alias) {
        if (session.identityProviders().getByAlias(alias) == null) {
            throw new InvalidSettings(
                    DirectorySettings.IDENTITY_PROVIDER,
                    "The realm has no identity provider with the alias " + alias + ".");
        }
    }

    private static void requireOwnAlias(RealmModel realm, ComponentModel model, String alias) {
        boolean taken = KeycloakDirectories.components(realm)
                .filter(other -> !Objects.equals(other.getId(), model.getId()))
                .anyMatch(other -> alias.equals(other.get(DirectorySettings.ALIAS)));
        if (taken) {
            throw new InvalidSettings(
                    DirectorySettings.ALIAS, "The realm already has a directory with the alias " + alias + ".");
        }
    }

    static Directory read(ComponentModel model) {
        return new DirectorySettings(model.getConfig())
                .read(
                        Optional.ofNullable(model.getId()).orElse(""),
                        Optional.ofNullable(model.getName()).orElse(""));
    }

    @Override
    public DirectoryProvider create(KeycloakSession session, ComponentModel model) {
        return new Provider(read(model));
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    private record Provider(Directory directory) implements DirectoryProvider {
        @Override
        public void close() {}
    }
}
