package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectorySettings;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** How the settings of a directory are asked for. */
final class DirectoryForm {

    private DirectoryForm() {}

    static List<ProviderConfigProperty> properties() {
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
                .name(DirectorySettings.APPS)
                .label("Apps")
                .helpText(
                        "The client IDs of what the directory's people sign in to, or *realm for the realm itself with"
                                + " its realm roles. The directory is shown which role each person has there.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .property()
                .name(DirectorySettings.PRIMARY_APP)
                .label("Primary app")
                .helpText("Which of them is shown first, as the primary role; if nothing is written here, the first by"
                        + " its name, and the realm last.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(DirectorySettings.PUSHED_ROLES)
                .label("Pushed roles count")
                .helpText("Whether the roles and entitlements that the directory sends count, beside its groups, where"
                        + " they are the name of an app role of its apps.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue("false")
                .add()
                .property()
                .name(DirectorySettings.EXTENSION)
                .label("Own schema")
                .helpText("The URN of a schema that this directory declares for its users beside the standard.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(DirectorySettings.EXTENSION_ATTRIBUTES)
                .label("Attributes of its own schema")
                .helpText("One each: costCode, badges[] for several values, contractor: boolean; with a user attribute"
                        + " to copy it to: costCode -> cost_code.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .property()
                .name(DirectorySettings.ATTRIBUTE_MAPPING)
                .label("Attribute mapping")
                .helpText("SCIM attributes that are copied to user attributes, so that protocol mappers can put them"
                        + " into tokens: title -> jobTitle.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .build();
    }
}
