package io.github.directorysync.directory;

import java.util.List;
import java.util.Optional;

/**
 * The attributes of a directory's users beyond the standard schemas, and the attributes that are copied to Keycloak user
 * attributes.
 *
 * @param extension the directory's own schema extension
 * @param copies the attributes that are copied
 */
public record DirectoryAttributes(Optional<Extension> extension, List<Copy> copies) {

    public DirectoryAttributes {
        copies = List.copyOf(copies);
    }

    /**
     * A schema extension that the directory declares.
     *
     * @param urn the id of the schema
     */
    public record Extension(String urn, List<Own> attributes) {

        public Extension {
            attributes = List.copyOf(attributes);
        }
    }

    /** An attribute of the extension. */
    public record Own(String name, boolean multiValued, ValueType type) {}

    /** The type of an attribute's values. */
    public enum ValueType {
        STRING,
        BOOLEAN
    }

    /**
     * An attribute that is copied to a Keycloak user attribute.
     *
     * @param from the SCIM path of the attribute
     * @param to the name of the user attribute
     * @param setting the setting that declares the copy, named in error messages
     */
    public record Copy(String from, String to, String setting) {}
}
