package io.github.directorysync.scim.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The schemas of one resource type: the common attributes, the core schema and its extensions. */
public final class ResourceSchema {

    public static final ResourceSchema USER =
            new ResourceSchema("User", "groups", Schema.USER, List.of(Schema.ENTERPRISE_USER));
    public static final ResourceSchema GROUP = new ResourceSchema("Group", "members", Schema.GROUP, List.of());

    /** The common attributes, which no schema lists (RFC 7643 §3.1). */
    private static final List<Attribute> COMMON = List.of(
            new Attribute("id", Attribute.AttributeType.STRING, false, true, true, List.of()),
            new Attribute("externalId", Attribute.AttributeType.STRING, false, true, false, List.of()),
            new Attribute(
                    "meta",
                    Attribute.AttributeType.COMPLEX,
                    false,
                    true,
                    true,
                    List.of(
                            common("resourceType", Attribute.AttributeType.STRING),
                            common("created", Attribute.AttributeType.DATETIME),
                            common("lastModified", Attribute.AttributeType.DATETIME),
                            common("location", Attribute.AttributeType.REFERENCE),
                            common("version", Attribute.AttributeType.STRING))));

    private final String name;
    private final String references;
    private final Schema core;
    private final List<Schema> extensions;

    private ResourceSchema(String name, String references, Schema core, List<Schema> extensions) {
        this.name = name;
        this.references = references;
        this.core = core;
        this.extensions = extensions;
    }

    /** The same schemas and one more extension. */
    public ResourceSchema with(Schema extension) {
        return new ResourceSchema(
                name,
                references,
                core,
                Stream.concat(extensions.stream(), Stream.of(extension)).toList());
    }

    private static Attribute common(String name, Attribute.AttributeType type) {
        return new Attribute(name, type, false, true, true, List.of());
    }

    /** The name of the resource type: {@code User} or {@code Group}. */
    public String name() {
        return name;
    }

    /** The attribute that refers to resources of the other type: {@code groups} or {@code members}. */
    public String references() {
        return references;
    }

    public Schema core() {
        return core;
    }

    public List<Schema> extensions() {
        return extensions;
    }

    /** The extension with that URN, without regard to case. */
    public Optional<Schema> extension(String urn) {
        return extensions.stream()
                .filter(schema -> schema.id().equalsIgnoreCase(urn))
                .findFirst();
    }

    /**
     * Resolves an attribute path without regard to case: {@code title}, {@code name.givenName}, {@code urn:…:User:userName},
     * {@code urn:…:enterprise:2.0:User:manager.value}, or a bare {@code manager} as Entra writes it.
     *
     * @return empty if no schema of this type defines it
     */
    public Optional<Place> find(String path) {
        for (Schema extension : extensions) {
            if (path.equalsIgnoreCase(extension.id())) {
                return Optional.of(new Place(Optional.of(extension.id()), Optional.empty(), Optional.empty()));
            }
            if (startsWith(path, extension.id())) {
                return in(Optional.of(extension), afterUrn(path, extension));
            }
        }
        String bare = startsWith(path, core.id()) ? afterUrn(path, core) : path;
        return in(Optional.empty(), bare)
                .or(() -> extensions.stream()
                        .flatMap(extension -> in(Optional.of(extension), bare).stream())
                        .findFirst());
    }

    private Optional<Place> in(Optional<Schema> extension, String path) {
        int dot = path.indexOf('.');
        String first = dot < 0 ? path : path.substring(0, dot);
        Optional<Attribute> attribute = extension
                .map(schema -> schema.attribute(first))
                .orElseGet(() -> Attribute.named(first, COMMON).or(() -> core.attribute(first)));
        Optional<String> urn = extension.map(Schema::id);
        if (dot < 0) {
            return attribute.map(found -> new Place(urn, Optional.of(found), Optional.empty()));
        }
        return attribute.flatMap(found ->
                found.sub(path.substring(dot + 1)).map(sub -> new Place(urn, Optional.of(found), Optional.of(sub))));
    }

    private static boolean startsWith(String path, String urn) {
        return path.toLowerCase(Locale.ROOT).startsWith(urn.toLowerCase(Locale.ROOT) + ":");
    }

    private static String afterUrn(String path, Schema schema) {
        return path.substring(schema.id().length() + 1);
    }
}
