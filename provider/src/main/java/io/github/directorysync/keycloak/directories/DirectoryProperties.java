package io.github.directorysync.keycloak.directories;

import static io.github.directorysync.directory.settings.DirectorySettings.ACCESS_GROUPS;
import static io.github.directorysync.directory.settings.DirectorySettings.ALIAS;
import static io.github.directorysync.directory.settings.DirectorySettings.ALLOWED_ADDRESSES;
import static io.github.directorysync.directory.settings.DirectorySettings.APPS;
import static io.github.directorysync.directory.settings.DirectorySettings.ATTRIBUTE_MAPPING;
import static io.github.directorysync.directory.settings.DirectorySettings.CLIENTS;
import static io.github.directorysync.directory.settings.DirectorySettings.CONTACTS;
import static io.github.directorysync.directory.settings.DirectorySettings.END_SESSIONS;
import static io.github.directorysync.directory.settings.DirectorySettings.ENFORCE_SAML;
import static io.github.directorysync.directory.settings.DirectorySettings.EXTENSION;
import static io.github.directorysync.directory.settings.DirectorySettings.EXTENSION_ATTRIBUTES;
import static io.github.directorysync.directory.settings.DirectorySettings.GROUPS_PARENT;
import static io.github.directorysync.directory.settings.DirectorySettings.GUARD;
import static io.github.directorysync.directory.settings.DirectorySettings.GUARD_COUNT;
import static io.github.directorysync.directory.settings.DirectorySettings.GUARD_DAY_COUNT;
import static io.github.directorysync.directory.settings.DirectorySettings.GUARD_DAY_PERCENT;
import static io.github.directorysync.directory.settings.DirectorySettings.GUARD_PERCENT;
import static io.github.directorysync.directory.settings.DirectorySettings.GUARD_WINDOW;
import static io.github.directorysync.directory.settings.DirectorySettings.IDENTITY_PROVIDER;
import static io.github.directorysync.directory.settings.DirectorySettings.IMPORT_CHANGES;
import static io.github.directorysync.directory.settings.DirectorySettings.IMPORT_USERS;
import static io.github.directorysync.directory.settings.DirectorySettings.JUST_IN_TIME;
import static io.github.directorysync.directory.settings.DirectorySettings.KIND;
import static io.github.directorysync.directory.settings.DirectorySettings.KINDS;
import static io.github.directorysync.directory.settings.DirectorySettings.LAST_HOLDERS;
import static io.github.directorysync.directory.settings.DirectorySettings.NAME_ID;
import static io.github.directorysync.directory.settings.DirectorySettings.ON_DELETE;
import static io.github.directorysync.directory.settings.DirectorySettings.ORGANIZATION;
import static io.github.directorysync.directory.settings.DirectorySettings.PAUSED;
import static io.github.directorysync.directory.settings.DirectorySettings.PRIMARY_APP;
import static io.github.directorysync.directory.settings.DirectorySettings.PROFILE_RULES;
import static io.github.directorysync.directory.settings.DirectorySettings.PUSHED_ROLES;
import static io.github.directorysync.directory.settings.DirectorySettings.PUT_WITHOUT_MEMBERS;
import static io.github.directorysync.directory.settings.DirectorySettings.QUALIFY_USER_NAMES;
import static io.github.directorysync.directory.settings.DirectorySettings.RATE_BURST;
import static io.github.directorysync.directory.settings.DirectorySettings.RATE_LIMIT;
import static io.github.directorysync.directory.settings.DirectorySettings.REQUIRE_SAML;
import static io.github.directorysync.directory.settings.DirectorySettings.SET_PASSWORDS;
import static io.github.directorysync.directory.settings.DirectorySettings.SUSPEND_USERS;
import static io.github.directorysync.directory.settings.DirectorySettings.TOKEN;
import static io.github.directorysync.directory.settings.DirectorySettings.TOKEN_SHA256;
import static io.github.directorysync.directory.settings.DirectorySettings.VERIFIED_DOMAINS;

import io.github.directorysync.directory.Guard;
import io.github.directorysync.directory.NameIdSource;
import io.github.directorysync.directory.Options.OnDelete;
import io.github.directorysync.directory.RateLimit;
import io.github.directorysync.directory.ScimClient.PutWithoutMembers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.provider.ProviderConfigProperty;

/** The settings of a directory as properties of its Keycloak component, with labels, help texts and defaults. */
public final class DirectoryProperties {

    private DirectoryProperties() {}

    public static List<ProviderConfigProperty> properties() {
        return List.of(
                required(
                        ALIAS,
                        "Alias",
                        "The directory's name in its SCIM base URL: lower-case letters, digits and hyphens."),
                choice(KIND, "Kind", KINDS, "generic", "Which identity provider it is."),
                secret(TOKEN, "Token", "A directory token to accept. Only its SHA-256 is kept."),
                several(
                        TOKEN_SHA256,
                        "Token SHA-256",
                        "The SHA-256 of directory tokens to accept, as 64 hexadecimal digits, at most two."),
                text(
                        IDENTITY_PROVIDER,
                        "SAML identity provider",
                        "The alias of the identity provider through which these people sign in. They are linked to it "
                                + "when they are provisioned, so that their first sign-in asks nothing."),
                choice(
                        NAME_ID,
                        "NameID",
                        Stream.of(NameIdSource.values()).map(NameIdSource::key).toList(),
                        NameIdSource.USER_NAME.key(),
                        "What that identity provider sends as NameID."),
                yesOrNo(
                        ENFORCE_SAML,
                        "Enforce SAML",
                        false,
                        "Whether the directory's people can sign in at that identity provider only, and their "
                                + "passwords are refused, by the step Enforce SAML of the realm's flows."),
                yesOrNo(
                        REQUIRE_SAML,
                        "Require SAML",
                        false,
                        "Whether everything that the directory sends is refused, with the reason, while no SAML "
                                + "identity provider is linked and enforced. The admin API switches it on unless it is told "
                                + "otherwise."),
                yesOrNo(
                        JUST_IN_TIME,
                        "Just in time",
                        true,
                        "Whether somebody who signs in at that identity provider and was never provisioned gets an "
                                + "account. If not, only people whom the directory has provisioned come in; everybody else "
                                + "reads that they have to be assigned first."),
                several(
                        VERIFIED_DOMAINS,
                        "Verified domains",
                        "E-mail domains that the customer has proved to own. E-mails in them count as verified, and no other "
                                + "directory may have people there. Two directories may have one domain only if they are "
                                + "of one organization."),
                text(
                        ORGANIZATION,
                        "Organization",
                        "The alias or id of the Keycloak organization of which these people become members."),
                text(
                        GROUPS_PARENT,
                        "Parent group",
                        "The top-level group under which the directory's groups are made. Made when it is needed; named "
                                + "after the directory if nothing is written here. It cannot be another directory's, or "
                                + "one that administers Keycloak."),
                several(
                        CLIENTS,
                        "Clients",
                        "The client IDs of the realm's clients whose service accounts may provision with an access "
                                + "token: with the scope scim and the SCIM base URL as its audience."),
                yesOrNo(
                        SET_PASSWORDS,
                        "Set passwords",
                        false,
                        "Whether a password that the directory sends becomes the person's password in Keycloak."),
                choice(
                        PROFILE_RULES,
                        "Profile rules",
                        List.of("lenient", "strict"),
                        "lenient",
                        "Whether names that the realm's user profile refuses for their characters, or because a required "
                                + "one is missing, are taken from the directory (lenient; the log says which rules were passed "
                                + "over) or refused (strict). Length limits, uniqueness and permissions always hold."),
                yesOrNo(
                        QUALIFY_USER_NAMES,
                        "Qualify user names",
                        false,
                        "Whether the Keycloak username of a new person ends with the directory's alias, as in ann@acme, "
                                + "where the directory sends a userName without @, so that two customers may both have an "
                                + "ann. The directory goes on seeing ann. Nobody is renamed who is there already. The admin API "
                                + "switches it on for new directories unless it is told otherwise."),
                yesOrNo(
                        IMPORT_USERS,
                        "Import new users",
                        true,
                        "Whether somebody new gets an account. If not, the directory is answered as if, and an "
                                + "account that nobody can use keeps their place."),
                yesOrNo(
                        IMPORT_CHANGES,
                        "Import changes",
                        true,
                        "Whether changes of people reach their accounts. If not, the directory is given back what it "
                                + "sent."),
                yesOrNo(
                        SUSPEND_USERS,
                        "Suspend users",
                        true,
                        "Whether the directory can take somebody's account away: by deactivating or deleting them, or "
                                + "by their leaving the access groups."),
                choice(
                        ON_DELETE,
                        "On delete",
                        Stream.of(OnDelete.values()).map(OnDelete::key).toList(),
                        OnDelete.DELETE.key(),
                        "Whether the account of somebody whom the directory deletes is deleted or suspended."),
                choice(
                        PUT_WITHOUT_MEMBERS,
                        "PUT of a group without members",
                        Stream.of(PutWithoutMembers.values())
                                .map(PutWithoutMembers::key)
                                .toList(),
                        null,
                        "What a PUT of a group means that has no members: keep (they stay) or clear (they leave, guarded as "
                                + "every removal is). If nothing is chosen, clear for the kinds generic and pingfederate, whose "
                                + "PUT lists all members, and keep for all others. It counts from the next PUT on."),
                several(
                        ACCESS_GROUPS,
                        "Access groups",
                        "Names or ids of groups of the directory. If there are any, only their members are active: "
                                + "who leaves the last of them is suspended, who joins again is back."),
                several(
                        APPS,
                        "Apps",
                        "The client IDs of what the directory's people sign in to, or *realm for the realm itself "
                                + "with its realm roles. The directory is shown which role each person has there."),
                text(
                        PRIMARY_APP,
                        "Primary app",
                        "Which of them is shown first, as the primary role; if nothing is written here, the first by "
                                + "its name, and the realm last."),
                yesOrNo(
                        PUSHED_ROLES,
                        "Pushed roles count",
                        false,
                        "Whether the roles and entitlements that the directory sends count, beside its groups, where "
                                + "they are the name of an app role of its apps."),
                text(
                        EXTENSION,
                        "Own schema",
                        "The URN of a schema that this directory declares for its users beside the standard."),
                several(
                        EXTENSION_ATTRIBUTES,
                        "Attributes of its own schema",
                        "One each: costCode, badges[] for several values, contractor: boolean; with a user attribute "
                                + "to copy it to: costCode -> cost_code."),
                several(
                        ATTRIBUTE_MAPPING,
                        "Attribute mapping",
                        "SCIM attributes that are copied to user attributes, so that protocol mappers can put them "
                                + "into tokens: title -> jobTitle."),
                number(
                        RATE_LIMIT,
                        "Requests per second",
                        RateLimit.DEFAULT.perSecond(),
                        "How many requests per second the directory may send in the long run, on each node of the "
                                + "server. 0 for no limit."),
                number(
                        RATE_BURST,
                        "Requests at once",
                        RateLimit.DEFAULT.burst(),
                        "How many requests it may send at once after a pause."),
                several(
                        ALLOWED_ADDRESSES,
                        "Allowed addresses",
                        "The IP addresses from which the directory may be called, as ranges such as 192.0.2.0/24 or "
                                + "2001:db8::/32. From anywhere else every token is wrong. Nothing for everywhere."),
                yesOrNo(
                        PAUSED,
                        "Paused",
                        false,
                        "Whether everything that the directory sends is refused, with the reason, until it is "
                                + "resumed."),
                several(
                        CONTACTS,
                        "Contacts",
                        "The e-mail addresses of who is told before a token of the directory expires."),
                choice(
                        GUARD,
                        "Guard",
                        Stream.of(Guard.Mode.values()).map(Guard.Mode::key).toList(),
                        Guard.DEFAULT.mode().key(),
                        "What happens when the directory suspends or deletes more of its people, or takes their "
                                + "roles, than the guard lets go: hold keeps them until an administrator has looked, refuse "
                                + "sends the request away, off lets a mistaken push take everybody out."),
                number(
                        GUARD_COUNT,
                        "People who may always go",
                        Guard.DEFAULT.usual().count(),
                        "How many people may go within the window whatever the size of the directory. A directory "
                                + "that is not larger than this is not guarded at all."),
                number(
                        GUARD_PERCENT,
                        "Percentage that may go",
                        Guard.DEFAULT.usual().percent(),
                        "How many of a hundred people who were active when the window began may go within it, if that "
                                + "is more. The more it is, the more people a mistake takes out before anybody is asked."),
                length(
                        GUARD_WINDOW,
                        "Window of the guard",
                        Guard.DEFAULT.usual().window(),
                        "How long what went is counted: a length of time such as PT30M or PT1H."),
                number(
                        GUARD_DAY_COUNT,
                        "People who may always go within a day",
                        Guard.DEFAULT.daily().count(),
                        "How many people may go within 24 hours whatever the size of the directory: what goes slowly "
                                + "enough for the window is counted here."),
                number(
                        GUARD_DAY_PERCENT,
                        "Percentage that may go within a day",
                        Guard.DEFAULT.daily().percent(),
                        "How many of a hundred people who were active a day ago may go within 24 hours, if that is "
                                + "more."),
                yesOrNo(
                        LAST_HOLDERS,
                        "Last holders may go",
                        false,
                        "Whether the directory may take out the last person who has the highest role of one of its "
                                + "apps. If not, that is held for an administrator, or refused where the guard refuses."),
                yesOrNo(
                        END_SESSIONS,
                        "Role changes end sessions",
                        false,
                        "Whether people whose role in an app is changed by the directory are signed out of that app, "
                                + "so that the change shows at once. If not, it shows at their next sign-in or when the app "
                                + "refreshes its token."));
    }

    private static ProviderConfigProperty required(String name, String label, String help) {
        ProviderConfigProperty question = text(name, label, help);
        question.setRequired(true);
        return question;
    }

    private static ProviderConfigProperty text(String name, String label, String help) {
        return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.STRING_TYPE, null);
    }

    private static ProviderConfigProperty number(String name, String label, long otherwise, String help) {
        return new ProviderConfigProperty(
                name, label, help, ProviderConfigProperty.STRING_TYPE, Long.toString(otherwise));
    }

    private static ProviderConfigProperty length(String name, String label, Duration otherwise, String help) {
        return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.STRING_TYPE, otherwise.toString());
    }

    private static ProviderConfigProperty several(String name, String label, String help) {
        return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.MULTIVALUED_STRING_TYPE, null);
    }

    private static ProviderConfigProperty yesOrNo(String name, String label, boolean otherwise, String help) {
        return new ProviderConfigProperty(
                name, label, help, ProviderConfigProperty.BOOLEAN_TYPE, Boolean.toString(otherwise));
    }

    private static ProviderConfigProperty choice(
            String name, String label, List<String> answers, @Nullable String otherwise, String help) {
        ProviderConfigProperty question =
                new ProviderConfigProperty(name, label, help, ProviderConfigProperty.LIST_TYPE, otherwise);
        question.setOptions(answers);
        return question;
    }

    private static ProviderConfigProperty secret(String name, String label, String help) {
        return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.PASSWORD, null, true);
    }
}
