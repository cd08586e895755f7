package io.github.directorysync.keycloak.settings;

import static io.github.directorysync.directory.settings.DirectorySettings.ACCESS_GROUPS;
import static io.github.directorysync.directory.settings.DirectorySettings.CLIENTS;
import static io.github.directorysync.directory.settings.DirectorySettings.GROUPS_PARENT;
import static io.github.directorysync.directory.settings.DirectorySettings.IMPORT_CHANGES;
import static io.github.directorysync.directory.settings.DirectorySettings.IMPORT_USERS;
import static io.github.directorysync.directory.settings.DirectorySettings.ON_DELETE;
import static io.github.directorysync.directory.settings.DirectorySettings.ORGANIZATION;
import static io.github.directorysync.directory.settings.DirectorySettings.PROFILE_RULES;
import static io.github.directorysync.directory.settings.DirectorySettings.PUT_WITHOUT_MEMBERS;
import static io.github.directorysync.directory.settings.DirectorySettings.QUALIFY_USER_NAMES;
import static io.github.directorysync.directory.settings.DirectorySettings.SET_PASSWORDS;
import static io.github.directorysync.directory.settings.DirectorySettings.SUSPEND_USERS;
import static io.github.directorysync.directory.settings.DirectorySettings.VERIFIED_DOMAINS;
import static io.github.directorysync.keycloak.settings.ConfigProperty.choice;
import static io.github.directorysync.keycloak.settings.ConfigProperty.flag;
import static io.github.directorysync.keycloak.settings.ConfigProperty.several;
import static io.github.directorysync.keycloak.settings.ConfigProperty.text;

import io.github.directorysync.directory.Options.OnDelete;
import io.github.directorysync.directory.ScimClient.PutWithoutMembers;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;

/** The settings for the accounts and groups that a directory provisions. */
final class AccountProperties {

    private AccountProperties() {}

    static List<ProviderConfigProperty> all() {
        return List.of(
                several(
                        VERIFIED_DOMAINS,
                        "Verified domains",
                        "E-mail domains whose ownership the customer has proved. E-mails in them count as "
                                + "verified, and no other directory may have users in them. Two directories may share a "
                                + "domain only if they belong to the same organization."),
                text(
                        ORGANIZATION,
                        "Organization",
                        "The alias or id of the Keycloak organization whose members the directory's users "
                                + "become."),
                text(
                        GROUPS_PARENT,
                        "Parent group",
                        "The top-level group under which the directory's groups are created. It is created "
                                + "when it is needed; empty for a group with the directory's name. It cannot be the "
                                + "parent group of another directory or a group that administers Keycloak."),
                several(
                        CLIENTS,
                        "Clients",
                        "The client IDs of the clients of the realm whose service accounts may provision with "
                                + "an access token. The token needs the scope scim and the SCIM base URL as its "
                                + "audience."),
                flag(
                        SET_PASSWORDS,
                        "Set passwords",
                        false,
                        "Whether a password that the directory sends becomes the user's password in Keycloak."),
                choice(
                        PROFILE_RULES,
                        "Profile rules",
                        List.of("lenient", "strict"),
                        "lenient",
                        "How names are treated that the realm's user profile rejects for their characters or "
                                + "because a required one is missing: lenient accepts them and logs the violated rules, "
                                + "strict refuses them. Length limits, uniqueness and permissions always apply."),
                flag(
                        QUALIFY_USER_NAMES,
                        "Qualify user names",
                        false,
                        "Whether the Keycloak username of a new user gets the directory's alias as its "
                                + "suffix, as in ann@acme, if the userName has no @, so that two customers may both "
                                + "have an ann. The directory still sees ann. Existing users are not renamed. New "
                                + "directories of the admin API have it on unless the request says otherwise."),
                flag(
                        IMPORT_USERS,
                        "Import new users",
                        true,
                        "Whether new users get an account. If not, the directory gets the same answer, and a "
                                + "disabled placeholder account reserves the user's place."),
                flag(
                        IMPORT_CHANGES,
                        "Import changes",
                        true,
                        "Whether changes of users are applied to their accounts. If not, the directory still "
                                + "reads back what it sent."),
                flag(
                        SUSPEND_USERS,
                        "Suspend users",
                        true,
                        "Whether the directory can end a user's access: by deactivating or deleting the user, "
                                + "or by removing the user from the access groups."),
                choice(
                        ON_DELETE,
                        "On delete",
                        Stream.of(OnDelete.values()).map(OnDelete::key).toList(),
                        OnDelete.DELETE.key(),
                        "Whether the account of a user whom the directory deletes is deleted or suspended."),
                choice(
                        PUT_WITHOUT_MEMBERS,
                        "PUT of a group without members",
                        Stream.of(PutWithoutMembers.values())
                                .map(PutWithoutMembers::key)
                                .toList(),
                        null,
                        "What a PUT of a group without members does: keep leaves the members in the group, "
                                + "clear removes them, guarded like every removal. If empty, clear for the kinds "
                                + "generic and pingfederate, whose PUT lists all members, and keep for all others. It "
                                + "applies from the next PUT on."),
                several(
                        ACCESS_GROUPS,
                        "Access groups",
                        "Names or ids of groups of the directory. If there are any, only their members are "
                                + "enabled: a user who leaves the last of them is suspended, and enabled again on "
                                + "joining one."));
    }
}
