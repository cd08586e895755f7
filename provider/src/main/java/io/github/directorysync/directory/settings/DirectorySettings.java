package io.github.directorysync.directory.settings;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectoryMode;
import io.github.directorysync.directory.Faults;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.ScimClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings of a directory as Keycloak stores them: lists of text under keys. Parses them into a {@link Directory}; error
 * messages give the expected form.
 */
public record DirectorySettings(Map<String, List<String>> values) {

    public static final String ALIAS = "alias";
    public static final String KIND = "kind";
    /** Write-only: becomes {@link #TOKEN_SHA256} before anything is stored. */
    public static final String TOKEN = "token";

    public static final String TOKEN_SHA256 = "token-sha256";
    public static final String IDENTITY_PROVIDER = "identity-provider";
    public static final String NAME_ID = "name-id";
    public static final String ENFORCE_SAML = "enforce-saml";
    public static final String REQUIRE_SAML = "require-saml";
    public static final String JUST_IN_TIME = "just-in-time";
    public static final String VERIFIED_DOMAINS = "verified-domains";
    public static final String GROUPS_PARENT = "groups-parent";
    public static final String CLIENTS = "clients";
    public static final String SET_PASSWORDS = "set-passwords";
    public static final String PROFILE_RULES = "profile-rules";
    public static final String QUALIFY_USER_NAMES = "qualify-user-names";
    public static final String IMPORT_USERS = "import-users";
    public static final String IMPORT_CHANGES = "import-changes";
    public static final String SUSPEND_USERS = "suspend-users";
    public static final String ON_DELETE = "on-delete";
    public static final String PUT_WITHOUT_MEMBERS = "put-without-members";
    public static final String ACCESS_GROUPS = "access-groups";
    public static final String APPS = "apps";
    public static final String PRIMARY_APP = "primary-app";
    public static final String PUSHED_ROLES = "pushed-roles";
    public static final String EXTENSION = "extension";
    public static final String EXTENSION_ATTRIBUTES = "extension-attributes";
    public static final String ATTRIBUTE_MAPPING = "attribute-mapping";
    public static final String RATE_LIMIT = "rate-limit";
    public static final String RATE_BURST = "rate-burst";
    public static final String PAUSED = "paused";
    public static final String MODE = "mode";
    public static final String CONTACTS = "contacts";
    public static final String GUARD = "guard";
    public static final String GUARD_COUNT = "guard-count";
    public static final String GUARD_PERCENT = "guard-percent";
    public static final String GUARD_WINDOW = "guard-window";
    public static final String GUARD_DAY_COUNT = "guard-day-count";
    public static final String GUARD_DAY_PERCENT = "guard-day-percent";
    public static final String LAST_HOLDERS = "allow-last-holder-removal";
    public static final String ALLOWED_ADDRESSES = "allowed-addresses";
    public static final String END_SESSIONS = "end-sessions-on-role-change";
    public static final String ORGANIZATION = "organization";

    public static final List<String> KINDS = List.of(
            "generic",
            "okta",
            "entra",
            "onelogin",
            "jumpcloud",
            "pingone",
            "pingfederate",
            "google",
            "rippling",
            "cyberark",
            "sailpoint");

    /** Two, so that a token can be rotated without interruption. */
    public static final int MOST_TOKENS = 2;

    private static final Pattern ALIAS_FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    public DirectorySettings {
        values = Map.copyOf(values);
    }

    /**
     * Parses the settings.
     *
     * @param id the id of the component that holds them
     * @param name the name of that component
     * @throws InvalidSettings if one of them is invalid; gives its name and the expected form
     */
    public Directory read(String id, String name) {
        if (name.isBlank()) {
            throw new InvalidSettings("name", "A directory needs a name: what people call the customer.");
        }
        SettingValues written = new SettingValues(values);
        ScimClient scimClient = new ScimClientSettings(written).read();
        return new Directory(
                id,
                alias(written),
                name,
                new CustomerSettings(written).read(name),
                new SamlSettings(written).read(),
                new AccessSettings(written).read(),
                new OptionSettings(written).read(),
                new AccountSettings(written).read(),
                new AppSettings(written).read(),
                new AttributeSettings(
                                written.one(EXTENSION),
                                written.all(EXTENSION_ATTRIBUTES),
                                written.all(ATTRIBUTE_MAPPING))
                        .read(),
                new GuardSettings(written).read(),
                scimClient,
                mode(written));
    }

    /**
     * Parses the valid settings: an invalid one is added to the faults and treated as not set.
     *
     * @return empty if the rest is not enough for a directory
     */
    public Optional<Directory> readRight(String id, String name, Faults faults) {
        Map<String, List<String>> rest = new HashMap<>(values);
        String called = name;
        for (int wrong = 0; wrong <= values.size() + 2; wrong++) {
            try {
                return Optional.of(new DirectorySettings(rest).read(id, called));
            } catch (InvalidSettings invalid) {
                faults.add(invalid);
                boolean written = rest.remove(invalid.key()) != null;
                if (invalid.key().equals("name")) {
                    called = "unnamed";
                } else if (invalid.key().equals(ALIAS)) {
                    rest.put(ALIAS, List.of("unnamed"));
                } else if (!written) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static DirectoryMode mode(SettingValues written) {
        return written.one(MODE)
                .map(key -> DirectoryMode.of(key)
                        .orElseThrow(() -> new InvalidSettings(MODE, "The mode is written as live or rehearsal.")))
                .orElse(DirectoryMode.LIVE);
    }

    private static String alias(SettingValues written) {
        String alias = written.one(ALIAS)
                .orElseThrow(() -> new InvalidSettings(
                        ALIAS, "A directory needs an alias: its name in the SCIM base URL, for instance acme."));
        if (!ALIAS_FORM.matcher(alias).matches()) {
            throw new InvalidSettings(
                    ALIAS,
                    "The alias must be lower-case letters, digits and hyphens, at most 63, for instance acme-corp; it is "
                            + alias
                            + ".");
        }
        return alias;
    }
}
