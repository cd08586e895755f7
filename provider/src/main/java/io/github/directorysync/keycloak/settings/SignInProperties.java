package io.github.directorysync.keycloak.settings;

import static io.github.directorysync.directory.settings.DirectorySettings.ALIAS;
import static io.github.directorysync.directory.settings.DirectorySettings.ENFORCE_SAML;
import static io.github.directorysync.directory.settings.DirectorySettings.IDENTITY_PROVIDER;
import static io.github.directorysync.directory.settings.DirectorySettings.JUST_IN_TIME;
import static io.github.directorysync.directory.settings.DirectorySettings.KIND;
import static io.github.directorysync.directory.settings.DirectorySettings.KINDS;
import static io.github.directorysync.directory.settings.DirectorySettings.NAME_ID;
import static io.github.directorysync.directory.settings.DirectorySettings.REQUIRE_SAML;
import static io.github.directorysync.directory.settings.DirectorySettings.TOKEN;
import static io.github.directorysync.directory.settings.DirectorySettings.TOKEN_SHA256;
import static io.github.directorysync.keycloak.settings.ConfigProperty.choice;
import static io.github.directorysync.keycloak.settings.ConfigProperty.flag;
import static io.github.directorysync.keycloak.settings.ConfigProperty.required;
import static io.github.directorysync.keycloak.settings.ConfigProperty.secret;
import static io.github.directorysync.keycloak.settings.ConfigProperty.several;
import static io.github.directorysync.keycloak.settings.ConfigProperty.text;

import io.github.directorysync.directory.NameIdSource;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;

/** The settings that identify a directory and connect it to its SAML identity provider. */
final class SignInProperties {

    private SignInProperties() {}

    static List<ProviderConfigProperty> all() {
        return List.of(
                required(
                        ALIAS,
                        "Alias",
                        "The directory's name in its SCIM base URL: lower-case letters, digits and hyphens."),
                choice(KIND, "Kind", KINDS, "generic", "The identity provider that sends the users and groups."),
                secret(TOKEN, "Token", "A directory token to accept. Only its SHA-256 is stored."),
                several(
                        TOKEN_SHA256,
                        "Token SHA-256",
                        "The SHA-256 of at most two directory tokens to accept, each as 64 hexadecimal " + "digits."),
                text(
                        IDENTITY_PROVIDER,
                        "SAML identity provider",
                        "The alias of the SAML identity provider through which the directory's users sign in. "
                                + "Provisioned users are linked to it, so that their first sign-in shows no page."),
                choice(
                        NAME_ID,
                        "NameID",
                        Stream.of(NameIdSource.values()).map(NameIdSource::key).toList(),
                        NameIdSource.USER_NAME.key(),
                        "The SCIM attribute that the identity provider sends as the NameID."),
                flag(
                        ENFORCE_SAML,
                        "Enforce SAML",
                        false,
                        "Whether the directory's users can sign in only through that identity provider. The "
                                + "authenticator Enforce SAML in the realm's flows then refuses their passwords."),
                flag(
                        REQUIRE_SAML,
                        "Require SAML",
                        false,
                        "Whether every SCIM request is refused, with the reason, until a SAML identity "
                                + "provider is linked and enforced. New directories of the admin API have it on unless "
                                + "the request says otherwise."),
                flag(
                        JUST_IN_TIME,
                        "Just in time",
                        true,
                        "Whether a user who signs in through that identity provider without having been "
                                + "provisioned gets an account. If not, the user sees an error page that asks them to "
                                + "be assigned to the app first."));
    }
}
