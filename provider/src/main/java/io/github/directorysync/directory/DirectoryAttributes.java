package io.github.directorysync.directory;

import java.util.List;
import java.util.Optional;

/**
 * The attributes of a directory's users beyond the standard schemas, and which attributes become user attributes in Keycloak.
 *
 * @param extension the schema that it declares itself
 * @param copies what is copied
 */
public record DirectoryAttributes(Optional<Extension> extension, List<Copy> copies) {

    public DirectoryAttributes {
        copies = List.copyOf(copies);
    }

    /**
     * A schema of its own.
     *
     * @param urn by which it is called
     */
    public record Extension(String urn, List<Own> attributes) {

        public Extension {
            attributes = List.copyOf(attributes);
        }
    }

    /** An attribute of that schema. */
    public record Own(String name, boolean multiValued, Type type) {}

    /** What such an attribute may hold. */
    public enum Type {
        STRING,
        BOOLEAN
    }

    /**
     * An attribute that becomes a user attribute.
     *
     * @param from as a SCIM path
     * @param to the name of the user attribute
     * @param setting where that is written
     */
    public record Copy(String from, String to, String setting) {}
}
