package io.github.directorysync.keycloak.settings;

import static io.github.directorysync.directory.settings.DirectorySettings.APPS;
import static io.github.directorysync.directory.settings.DirectorySettings.ATTRIBUTE_MAPPING;
import static io.github.directorysync.directory.settings.DirectorySettings.EXTENSION;
import static io.github.directorysync.directory.settings.DirectorySettings.EXTENSION_ATTRIBUTES;
import static io.github.directorysync.directory.settings.DirectorySettings.PRIMARY_APP;
import static io.github.directorysync.directory.settings.DirectorySettings.PUSHED_ROLES;
import static io.github.directorysync.keycloak.settings.ConfigProperty.flag;
import static io.github.directorysync.keycloak.settings.ConfigProperty.several;
import static io.github.directorysync.keycloak.settings.ConfigProperty.text;

import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/** The settings for app roles and user attributes of a directory. */
final class AppProperties {

    private AppProperties() {}

    static List<ProviderConfigProperty> all() {
        return List.of(
                several(
                        APPS,
                        "Apps",
                        "The client IDs of the apps that the directory's users sign in to, or *realm for the "
                                + "realm itself with its realm roles. The directory reads back each user's role in "
                                + "them."),
                text(
                        PRIMARY_APP,
                        "Primary app",
                        "The app whose role is shown first, as the primary one. If empty, the first app by "
                                + "name, with the realm last."),
                flag(
                        PUSHED_ROLES,
                        "Pushed roles count",
                        false,
                        "Whether the roles and entitlements that the directory sends count, in addition to "
                                + "its groups, if they are the name of an app role of its apps."),
                text(
                        EXTENSION,
                        "Own schema",
                        "The URN of a SCIM schema extension that this directory declares for its users."),
                several(
                        EXTENSION_ATTRIBUTES,
                        "Attributes of its own schema",
                        "One attribute each: costCode, badges[] for several values, contractor: boolean; with "
                                + "the user attribute to copy it to: costCode -> cost_code."),
                several(
                        ATTRIBUTE_MAPPING,
                        "Attribute mapping",
                        "SCIM attributes that are copied to user attributes, so that protocol mappers can "
                                + "write them into tokens: title -> jobTitle."));
    }
}
