package io.github.directorysync.directory.settings;

import io.github.directorysync.directory.DirectoryAttributes;
import io.github.directorysync.directory.DirectoryAttributes.Copy;
import io.github.directorysync.directory.DirectoryAttributes.Extension;
import io.github.directorysync.directory.DirectoryAttributes.Own;
import io.github.directorysync.directory.InvalidSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses the attributes that a directory declares and copies: {@code badges[] -> badges}, {@code contractor: boolean},
 * {@code title -> jobTitle}. Does not check that a copied attribute exists in a schema.
 *
 * @param urn the id of the directory's own schema extension
 * @param own the lines that declare its attributes
 * @param mapped the lines that copy attributes of any schema
 */
record AttributeSettings(Optional<String> urn, List<String> own, List<String> mapped) {

    private static final String EXTENSION = DirectorySettings.EXTENSION;
    private static final String OWN = DirectorySettings.EXTENSION_ATTRIBUTES;
    private static final String MAPPING = DirectorySettings.ATTRIBUTE_MAPPING;

    private static final int MOST = 100;

    private static final Pattern URN_FORM =
            Pattern.compile("urn:[a-z0-9][a-z0-9-]{0,31}(:[a-z0-9._-]+)+", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_URN = 200;

    /**
     * Standard schemas. A URN equal to one of these, or a prefix or an extension of it, would make attribute paths
     * ambiguous.
     */
    private static final List<String> TAKEN = List.of(
            "urn:ietf:params:scim:schemas:core:2.0",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:user",
            "urn:ietf:params:scim:api:messages:2.0");

    private static final Pattern OWN_FORM = Pattern.compile(
            "(?<name>[A-Za-z][A-Za-z0-9_-]{0,99})\\s*(?<many>\\[])?\\s*(?::\\s*(?<type>\\w+))?\\s*(?:->\\s*(?<to>.*))?");
    private static final Pattern MAPPING_FORM = Pattern.compile("(?<from>\\S+)\\s*->\\s*(?<to>.*)");

    private static final Pattern USER_ATTRIBUTE_FORM = Pattern.compile("[A-Za-z0-9._-]{1,255}");

    /** Names under which Keycloak stores its own data of a user, in lower case. */
    private static final Set<String> RESERVED = Set.of(
            "id",
            "username",
            "email",
            "emailverified",
            "firstname",
            "lastname",
            "locale",
            "enabled",
            "disabledreason",
            "is_temporary_admin",
            "ldap_id",
            "ldap_entry_dn",
            "kerberos_principal",
            "terms_and_conditions");

    private static final List<String> RESERVED_BEGINNINGS =
            List.of("directory-sync", "kc.", "keycloak.", "saml.persistent.name.id.for.");

    DirectoryAttributes read() {
        List<Copy> copies = new ArrayList<>();
        Optional<Extension> extension = extension(copies);
        for (String line : mapped) {
            Matcher parts = MAPPING_FORM.matcher(line);
            if (!parts.matches()) {
                throw new InvalidSettings(
                        MAPPING, "An attribute is mapped like this: title -> jobTitle; it is " + line + ".");
            }
            copies.add(new Copy(parts.group("from"), userAttribute(parts.group("to"), MAPPING), MAPPING));
        }
        requireDifferent(copies);
        return new DirectoryAttributes(extension, copies);
    }

    private Optional<Extension> extension(List<Copy> copies) {
        if (urn.isEmpty() != own.isEmpty()) {
            throw new InvalidSettings(
                    urn.isEmpty() ? EXTENSION : OWN,
                    "A schema of the directory's own needs both a URN and attributes, each on a line of its own.");
        }
        return urn.map(this::checked).map(name -> new Extension(name, attributes(name, copies)));
    }

    private String checked(String name) {
        if (!URN_FORM.matcher(name).matches() || name.length() > LONGEST_URN) {
            throw new InvalidSettings(
                    EXTENSION,
                    "The URN of the directory's own schema is written like"
                            + " urn:ietf:params:scim:schemas:extension:acme:2.0:User, at most " + LONGEST_URN
                            + " characters.");
        }
        String lower = name.toLowerCase(Locale.ROOT) + ":";
        if (TAKEN.stream().anyMatch(taken -> lower.startsWith(taken + ":") || (taken + ":").startsWith(lower))) {
            throw new InvalidSettings(EXTENSION, "The URN " + name + " belongs to a schema of the standard.");
        }
        return name;
    }

    private List<Own> attributes(String schema, List<Copy> copies) {
        if (own.size() > MOST) {
            throw new InvalidSettings(OWN, "A directory declares at most " + MOST + " attributes.");
        }
        Set<String> names = new HashSet<>();
        List<Own> attributes = new ArrayList<>();
        for (String line : own) {
            Matcher parts = OWN_FORM.matcher(line);
            if (!parts.matches()) {
                throw new InvalidSettings(
                        OWN,
                        "An attribute is declared like one of these: costCode, badges[], contractor: boolean,"
                                + " costCode -> cost_code; it is " + line + ".");
            }
            String name = parts.group("name");
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw new InvalidSettings(OWN, "The attribute " + name + " is declared twice.");
            }
            attributes.add(new Own(name, parts.group("many") != null, type(parts.group("type"))));
            Optional.ofNullable(parts.group("to"))
                    .map(to -> new Copy(schema + ":" + name, userAttribute(to, OWN), OWN))
                    .ifPresent(copies::add);
        }
        // Sorted, because Keycloak does not keep the order of a setting's values.
        attributes.sort(Comparator.comparing(Own::name));
        return attributes;
    }

    private static DirectoryAttributes.ValueType type(@Nullable String word) {
        if (word == null || word.equals("string")) {
            return DirectoryAttributes.ValueType.STRING;
        }
        if (word.equals("boolean")) {
            return DirectoryAttributes.ValueType.BOOLEAN;
        }
        throw new InvalidSettings(OWN, "The type of an attribute is string or boolean; it is " + word + ".");
    }

    static String userAttribute(String name, String setting) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!USER_ATTRIBUTE_FORM.matcher(name).matches()) {
            throw new InvalidSettings(
                    setting,
                    "The name of a user attribute is letters, digits, dots, hyphens and underscores; it is " + name
                            + ".");
        }
        if (RESERVED.contains(lower) || RESERVED_BEGINNINGS.stream().anyMatch(lower::startsWith)) {
            throw new InvalidSettings(
                    setting, "The user attribute " + name + " belongs to Keycloak itself. Take another name.");
        }
        return name;
    }

    private static void requireDifferent(List<Copy> copies) {
        Set<String> written = new HashSet<>();
        for (Copy copy : copies) {
            if (!written.add(copy.to().toLowerCase(Locale.ROOT))) {
                throw new InvalidSettings(
                        copy.setting(), "Two attributes are copied to the user attribute " + copy.to() + ".");
            }
        }
        if (copies.size() > MOST) {
            throw new InvalidSettings(MAPPING, "A directory copies at most " + MOST + " attributes.");
        }
    }
}
