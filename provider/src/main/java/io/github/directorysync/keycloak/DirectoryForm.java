package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectorySettings;
import io.github.directorysync.directory.Guard;
import io.github.directorysync.directory.RateLimit;
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
                .property()
                .name(DirectorySettings.GUARD)
                .label("Guard")
                .helpText(
                        "What happens when the directory suspends or deletes more of its people, or takes their roles, than the"
                                + " guard lets go: hold keeps them until an administrator has looked, refuse sends the request away, off lets"
                                + " a mistaken push take everybody out.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(Stream.of(Guard.Mode.values()).map(Guard.Mode::key).toList())
                .defaultValue(Guard.DEFAULT.mode().key())
                .add()
                .property()
                .name(DirectorySettings.GUARD_COUNT)
                .label("People who may always go")
                .helpText(
                        "How many people may go within the window whatever the size of the directory. A directory that is"
                                + " not larger than this is not guarded at all.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(Integer.toString(Guard.DEFAULT.count()))
                .add()
                .property()
                .name(DirectorySettings.GUARD_PERCENT)
                .label("Percentage that may go")
                .helpText(
                        "How many of a hundred active people may go within the window, if that is more. The more it is, the"
                                + " more people a mistake takes out before anybody is asked.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(Integer.toString(Guard.DEFAULT.percent()))
                .add()
                .property()
                .name(DirectorySettings.GUARD_WINDOW)
                .label("Window of the guard")
                .helpText("How many minutes what went is counted. Whoever goes slowly enough is not noticed.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(Long.toString(Guard.DEFAULT.window().toMinutes()))
                .add()
                .property()
                .name(DirectorySettings.LAST_HOLDERS)
                .label("Last holders may go")
                .helpText(
                        "Whether the directory may take out the last person who has the highest role of one of its apps. If not,"
                                + " that is held for an administrator, or refused where the guard refuses.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue("false")
                .add()
                .property()
                .name(DirectorySettings.END_SESSIONS)
                .label("Role changes end sessions")
                .helpText(
                        "Whether people whose role in an app is changed by the directory are signed out of that app, so that the"
                                + " change shows at once. If not, it shows at their next sign-in or when the app refreshes its token.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue("false")
                .add()
                .build();
    }
}
