package io.github.directorysync.directory;

import io.github.directorysync.directory.Directory.NameId;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings of a directory as Keycloak keeps them: text under keys. Checked here, with sentences that say what to
 * write.
 */
public record DirectorySettings(Map<String, List<String>> values) {

    public static final String ALIAS = "alias";
    public static final String KIND = "kind";
    /** Write-only: becomes {@link #TOKEN_SHA256} before anything is kept. */
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

    /** Two, so that one can be exchanged without a gap. */
    public static final int MOST_TOKENS = 2;

    private static final Pattern ALIAS_FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMBER_FORM = Pattern.compile("\\d{1,5}");
    private static final Pattern DOMAIN_FORM =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

    public DirectorySettings {
        values = Map.copyOf(values);
    }

    /**
     * Reads the settings.
     *
     * @param id of the component that holds them
     * @param name of that component
     * @throws InvalidSettings if one of them is wrong; says which and how to write it
     */
    public Directory read(String id, String name) {
        if (name.isBlank()) {
            throw new InvalidSettings("name", "A directory needs a name: what people call the customer.");
        }
        if (!KINDS.contains(one(KIND).orElse("generic"))) {
            throw new InvalidSettings(KIND, "The kind must be one of " + String.join(", ", KINDS) + ".");
        }
        return new Directory(
                id,
                alias(),
                name,
                one(IDENTITY_PROVIDER),
                nameId(),
                domains(),
                one(GROUPS_PARENT).orElse(name),
                declaredTokens(),
                Set.copyOf(all(CLIENTS)),
                yesOrNo(SET_PASSWORDS, "Whether passwords are set", false),
                new OptionSettings(this).read(),
                apps(),
                new AttributeSettings(one(EXTENSION), all(EXTENSION_ATTRIBUTES), all(ATTRIBUTE_MAPPING)).read(),
                rateLimit(),
                yesOrNo(PAUSED, "Whether the directory is paused", false),
                Contacts.read(all(CONTACTS)),
                new GuardSettings(this).read(),
                yesOrNo(END_SESSIONS, "Whether sessions end when a role changes", false),
                one(ORGANIZATION),
                Addresses.read(all(ALLOWED_ADDRESSES)),
                new SamlSettings(this).read(),
                NameRules.read(this),
                scimClient());
    }

    /**
     * Reads as much as is right: a setting that is wrong is added to the faults and read as if it were not written.
     *
     * @return nothing if so much is wrong that no directory is left
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

    private ScimClient scimClient() {
        Optional<ScimClient.PutWithoutMembers> chosen = one(PUT_WITHOUT_MEMBERS)
                .map(key -> ScimClient.PutWithoutMembers.of(key)
                        .orElseThrow(() -> new InvalidSettings(
                                PUT_WITHOUT_MEMBERS,
                                "What a PUT of a group without members means is written as keep or clear.")));
        return ScimClient.of(one(KIND).orElse("generic"), chosen);
    }

    private String alias() {
        String alias = one(ALIAS)
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

    private NameId nameId() {
        return one(NAME_ID)
                .map(key -> NameId.of(key)
                        .orElseThrow(() -> new InvalidSettings(
                                NAME_ID, "The source of the NameID must be userName, email or externalId.")))
                .orElse(NameId.USER_NAME);
    }

    private Set<String> domains() {
        Set<String> domains = new LinkedHashSet<>();
        for (String written : all(VERIFIED_DOMAINS)) {
            String domain = written.toLowerCase(Locale.ROOT);
            if (!DOMAIN_FORM.matcher(domain).matches()) {
                throw new InvalidSettings(
                        VERIFIED_DOMAINS, "A verified domain is written like example.com; it is " + written + ".");
            }
            domains.add(domain);
        }
        return domains;
    }

    private Apps apps() {
        Apps apps = Apps.of(
                all(APPS), one(PRIMARY_APP).orElse(""), yesOrNo(PUSHED_ROLES, "Whether pushed roles count", false));
        if (!one(PRIMARY_APP).map(apps::include).orElse(true)) {
            throw new InvalidSettings(PRIMARY_APP, "The primary app must be one of the directory's apps.");
        }
        if (apps.pushedRoles() && apps.names().isEmpty()) {
            throw new InvalidSettings(PUSHED_ROLES, "Pushed roles are roles of the directory's apps: name its apps.");
        }
        return apps;
    }

    boolean yesOrNo(String key, String question, boolean otherwise) {
        String written = one(key).orElse(Boolean.toString(otherwise));
        if (!written.equals("true") && !written.equals("false")) {
            throw new InvalidSettings(key, question + " is written as true or false.");
        }
        return written.equals("true");
    }

    private RateLimit rateLimit() {
        int perSecond = number(RATE_LIMIT, 0, RateLimit.DEFAULT.perSecond());
        // Whoever writes a higher limit alone has not meant to be held by a lower burst.
        int burst = number(RATE_BURST, 1, Math.max(perSecond, RateLimit.DEFAULT.burst()));
        return new RateLimit(perSecond, burst);
    }

    int number(String key, int least, int otherwise) {
        return one(key).map(written -> {
                    if (!NUMBER_FORM.matcher(written).matches() || Integer.parseInt(written) < least) {
                        throw new InvalidSettings(
                                key,
                                "The " + key + " is a whole number from " + least + " to 99999; it is " + written
                                        + ".");
                    }
                    return Integer.parseInt(written);
                })
                .orElse(otherwise);
    }

    /** A length of time in ISO 8601, as everywhere in the admin API. */
    Duration duration(String key, Duration least, Duration most, Duration otherwise) {
        return one(key).map(written -> {
                    try {
                        Duration duration = Duration.parse(written);
                        if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                            return duration;
                        }
                    } catch (DateTimeParseException notADuration) {
                        // Said below, like one that is too short or too long.
                    }
                    throw new InvalidSettings(
                            key,
                            "The " + key + " is a length of time such as PT30M or P1D, from " + least + " to " + most
                                    + "; it is " + written + ".");
                })
                .orElse(otherwise);
    }

    private List<TokenHash> declaredTokens() {
        List<TokenHash> tokens = all(TOKEN_SHA256).stream()
                .map(hex -> TokenHash.ofHex(hex)
                        .orElseThrow(() -> new InvalidSettings(
                                TOKEN_SHA256, "A token's SHA-256 is written as 64 hexadecimal digits.")))
                .distinct()
                .toList();
        if (tokens.size() > MOST_TOKENS) {
            throw new InvalidSettings(TOKEN_SHA256, "A directory has at most " + MOST_TOKENS + " active tokens.");
        }
        return tokens;
    }

    Optional<String> one(String key) {
        return all(key).stream().findFirst();
    }

    List<String> all(String key) {
        return values.getOrDefault(key, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
