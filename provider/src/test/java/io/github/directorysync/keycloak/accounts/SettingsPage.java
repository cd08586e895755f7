package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.keycloak.DirectoryProvider;
import io.github.directorysync.keycloak.admin.DirectoryComponentFactory;
import io.github.directorysync.keycloak.settings.DirectoryProperties;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Writes {@code docs/settings.md} from the form of a directory's settings. Names, labels, types, choices, defaults and texts
 * come from the form; only the order of the sections and the links to other pages are written here.
 */
public final class SettingsPage {

    /** Where the page is, seen from the module's folder. */
    public static final String PATH = "../docs/settings.md";

    private static final String HEAD = """
            <!-- Generated from the settings form. Do not edit: mvn -o test -Dtest=SettingsPageTest -Dsettings.page.write -->

            # Settings of a directory

            For whoever sets up or changes a directory. This page is generated from the form that Keycloak has for a directory; a test
            fails when the two differ.

            A directory is a component of the realm: `providerType` `%s`, `providerId` `%s`. Its `name` is
            what people call the customer. A setting is written in three ways:

            | where | how |
            |---|---|
            | a component (`kcadm.sh`, Terraform, a realm file) | by its name, values as texts in a list: `"rate-limit": ["50"]` |
            | the admin API | by its name in camelCase, values of their real type: `"rateLimit": 50` |
            | a change by `kcadm.sh` | `kcadm.sh update directory-sync/directories/acme -r myrealm -s rateLimit=80` |

            The name and every value are one line without control characters; the name has at most 255 characters, a value 4,000. The admin
            API refuses a setting that it does not know and says which one was probably meant.
            [What happens to unknown settings in components and imports](admin-api.md#unknown-settings).
            """;

    /**
     * One part of the page.
     *
     * @param title its heading
     * @param text what stands above its table, with a link to the page that explains these settings
     * @param keys of the settings, in the order of the table
     */
    public record Section(String title, String text, List<String> keys) {}

    public static final List<Section> SECTIONS = List.of(
            new Section(
                    "Identity",
                    "The alias is part of the SCIM base URL; Okta refuses `_` in it. More: [First directory](first-directory.md)"
                            + ", [Rehearsal](rehearsal.md).",
                    List.of("alias", "kind", "mode", "paused", "contacts")),
            new Section(
                    "Authentication",
                    "A declared token is `kcds_` and 43 characters of base64url; in a realm file it may come from an environment variable: "
                            + "`\"token\": [\"${ACME_TOKEN}\"]`. More: [Authentication of SCIM clients](authentication.md).",
                    List.of("token", "token-sha256", "clients", "allowed-addresses")),
            new Section(
                    "Sign-in",
                    "More: [SAML first](saml-first.md), [Accounts at sign-in](sign-in.md).",
                    List.of("identity-provider", "name-id", "enforce-saml", "require-saml", "just-in-time")),
            new Section(
                    "People and groups",
                    "More: [Linking](linking.md), [Groups](groups.md), [Names and attributes](names.md), "
                            + "[Organizations](organizations.md).",
                    List.of(
                            "verified-domains",
                            "organization",
                            "groups-parent",
                            "profile-rules",
                            "qualify-user-names",
                            "set-passwords",
                            "put-without-members")),
            new Section(
                    "Effects on accounts",
                    "More: [Accounts](accounts.md).",
                    List.of("import-users", "import-changes", "suspend-users", "on-delete", "access-groups")),
            new Section(
                    "Roles",
                    "More: [Roles](roles.md).",
                    List.of("apps", "primary-app", "pushed-roles", "end-sessions-on-role-change")),
            new Section(
                    "Attributes",
                    "At most 100 attributes of an own schema. More: [Names and attributes](names.md#attributes).",
                    List.of("extension", "extension-attributes", "attribute-mapping")),
            new Section(
                    "Guard",
                    "More: [Guard and reviews](guard-and-reviews.md).",
                    List.of(
                            "guard",
                            "guard-count",
                            "guard-percent",
                            "guard-window",
                            "guard-day-count",
                            "guard-day-percent",
                            "allow-last-holder-removal")),
            new Section("Rate limit", "More: [Limits](limits.md).", List.of("rate-limit", "rate-burst")));

    private SettingsPage() {}

    public static String text() {
        Map<String, ProviderConfigProperty> form = DirectoryProperties.properties().stream()
                .collect(Collectors.toMap(ProviderConfigProperty::getName, Function.identity()));
        StringBuilder page = new StringBuilder(
                HEAD.formatted(DirectoryProvider.class.getName(), new DirectoryComponentFactory().getId()));
        for (Section section : SECTIONS) {
            page.append("\n## ").append(section.title()).append("\n\n");
            page.append(section.text()).append("\n\n");
            page.append("| setting | value | default | meaning |\n|---|---|---|---|\n");
            for (String key : section.keys()) {
                ProviderConfigProperty property = form.get(key);
                if (property != null) {
                    page.append(row(property));
                }
            }
        }
        return page.toString();
    }

    private static String row(ProviderConfigProperty property) {
        return "| `%s`<br>%s | %s | %s | %s |%n"
                .formatted(
                        property.getName(),
                        property.getLabel(),
                        value(property),
                        otherwise(property),
                        property.getHelpText().replace("|", "\\|"))
                .replace(System.lineSeparator(), "\n");
    }

    private static String value(ProviderConfigProperty property) {
        return switch (property.getType()) {
            case ProviderConfigProperty.BOOLEAN_TYPE -> "`true` or `false`";
            case ProviderConfigProperty.MULTIVALUED_STRING_TYPE -> "list of texts";
            case ProviderConfigProperty.LIST_TYPE ->
                property.getOptions().stream()
                        .map(choice -> "`" + choice + "`")
                        .collect(Collectors.joining(", ", "one of ", ""));
            case ProviderConfigProperty.PASSWORD -> "secret text, never shown";
            default -> textual(property);
        };
    }

    /** The form asks for numbers and lengths of time as texts, so only their default tells them apart. */
    private static String textual(ProviderConfigProperty property) {
        if (property.getDefaultValue() == null) {
            return "text";
        }
        String otherwise = String.valueOf(property.getDefaultValue());
        return otherwise.matches("\\d+") ? "whole number" : isDuration(otherwise) ? "ISO 8601 duration" : "text";
    }

    private static boolean isDuration(String text) {
        try {
            return !Duration.parse(text).isNegative();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String otherwise(ProviderConfigProperty property) {
        if (property.isRequired()) {
            return "required";
        }
        return property.getDefaultValue() == null ? "–" : "`" + property.getDefaultValue() + "`";
    }
}
