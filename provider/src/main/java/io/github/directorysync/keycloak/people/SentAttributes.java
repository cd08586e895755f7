package io.github.directorysync.keycloak.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectoryAttributes;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.TableQuery.Ordering;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.schema.Place;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.sync.accounts.UserSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The SCIM attributes in the stored users of a directory, with examples. Passwords are not stored, so none is shown. */
public final class SentAttributes {

    /** How many people are looked at: those who were changed last. */
    public static final int PEOPLE = 200;

    private static final int EXAMPLES = 3;
    private static final int LONGEST_EXAMPLE = 120;
    private static final String VALUE = "value";
    private static final Set<String> NOT_SHOWN = Set.of("schemas", "id", "meta", "groups");

    private final Map<String, Seen> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ResourceSchema schema;
    private final Map<String, Place> copies;
    private final int people;

    /**
     * Reads what was sent.
     *
     * @param documents of people, as they are kept
     */
    SentAttributes(Directory directory, List<String> documents) {
        this.schema = UserSchema.of(directory);
        this.copies = UserSchema.copies(directory);
        this.people = documents.size();
        documents.forEach(document -> {
            Set<String> ofThisPerson = new LinkedHashSet<>();
            ScimJson.object(document).properties().forEach(field -> {
                if (!NOT_SHOWN.contains(field.getKey())) {
                    read(field.getKey(), field.getValue(), ofThisPerson);
                }
            });
            ofThisPerson.forEach(path -> at(path).people++);
        });
        directory.attributes().extension().ifPresent(this::declare);
    }

    /** One statement, whatever the size of the directory. */
    public static SentAttributes of(KeycloakSession session, RealmModel realm, Directory directory) {
        return new SentAttributes(
                directory,
                DirectoryPeople.table(new Database(session), realm, directory)
                        .rows(
                                List.of(scope -> scope.column("d.document")),
                                List.of(Ordering.descending("d.lastModified")),
                                row -> row.text(0))
                        .most(PEOPLE)
                        .list());
    }

    /**
     * An attribute.
     *
     * @param path as a mapping names it
     * @param people how many of those who were looked at have it
     * @param canBeCopied whether a mapping may name it
     * @param copiedTo the user attributes that it is copied to
     */
    public record AttributeSample(
            String path, int people, List<String> examples, boolean canBeCopied, List<String> copiedTo) {}

    /** How many people were looked at. */
    public int people() {
        return people;
    }

    /** The attributes by path, declared ones included even if no user has them. */
    public List<AttributeSample> all() {
        return seen.entrySet().stream()
                .map(entry -> described(entry.getKey(), entry.getValue()))
                .toList();
    }

    private AttributeSample described(String path, Seen values) {
        Optional<Place> place = schema.find(path).filter(Place::canBeCopied);
        List<String> copiedTo = copies.entrySet().stream()
                .filter(copy -> place.filter(copy.getValue()::equals).isPresent())
                .map(Map.Entry::getKey)
                .toList();
        return new AttributeSample(path, values.people, List.copyOf(values.examples), place.isPresent(), copiedTo);
    }

    private void declare(DirectoryAttributes.Extension extension) {
        extension.attributes().forEach(own -> at(extension.urn() + ":" + own.name()));
    }

    private Seen at(String path) {
        return seen.computeIfAbsent(path, any -> new Seen());
    }

    private void read(String path, JsonNode value, Set<String> found) {
        if (value.isArray()) {
            value.forEach(each -> read(path, each, found));
        } else if (value.isObject()) {
            String joint = path.startsWith("urn:") ? ":" : ".";
            value.properties().forEach(field -> {
                String below = field.getKey().equals(VALUE) ? path : path + joint + field.getKey();
                read(below, field.getValue(), found);
            });
        } else if (!value.isNull()) {
            found.add(path);
            at(path).example(value.asText());
        }
    }

    /** The examples of one attribute, and the number of people who have it. */
    private static final class Seen {
        private final List<String> examples = new ArrayList<>();
        private int people;

        private void example(String text) {
            String shown = text.length() > LONGEST_EXAMPLE ? text.substring(0, LONGEST_EXAMPLE) + "…" : text;
            if (examples.size() < EXAMPLES && !shown.isBlank() && !examples.contains(shown)) {
                examples.add(shown);
            }
        }
    }
}
