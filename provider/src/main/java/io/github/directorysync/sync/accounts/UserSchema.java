package io.github.directorysync.sync.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectoryAttributes.Copy;
import io.github.directorysync.directory.DirectoryAttributes.Extension;
import io.github.directorysync.directory.DirectoryAttributes.Own;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.scim.schema.Attribute;
import io.github.directorysync.scim.schema.Place;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.scim.schema.Schema;
import java.util.LinkedHashMap;
import java.util.Map;

/** The SCIM schemas of one directory's users: the standard ones and the directory's own extension. */
public final class UserSchema {

    private UserSchema() {}

    public static ResourceSchema of(Directory directory) {
        return directory
                .attributes()
                .extension()
                .map(UserSchema::declared)
                .map(ResourceSchema.USER::with)
                .orElse(ResourceSchema.USER);
    }

    private static Schema declared(Extension extension) {
        return Schema.declared(
                extension.urn(),
                extension.attributes().stream().map(UserSchema::attribute).toList());
    }

    private static Attribute attribute(Own own) {
        return Attribute.declared(
                own.name(),
                switch (own.type()) {
                    case STRING -> Attribute.AttributeType.STRING;
                    case BOOLEAN -> Attribute.AttributeType.BOOLEAN;
                },
                own.multiValued());
    }

    /**
     * The attribute that each copied user attribute comes from, by the name of the user attribute.
     *
     * @throws InvalidSettings if no schema defines the attribute, or it has no value of its own
     */
    public static Map<String, Place> copies(Directory directory) {
        ResourceSchema schema = of(directory);
        Map<String, Place> copies = new LinkedHashMap<>();
        for (Copy copy : directory.attributes().copies()) {
            Place place = schema.find(copy.from())
                    .filter(Place::canBeCopied)
                    .orElseThrow(() -> new InvalidSettings(
                            copy.setting(),
                            "A user has no attribute " + copy.from()
                                    + " that could be copied. Name one that can be written and has a value, such as"
                                    + " title or name.formatted."));
            copies.put(copy.to(), place);
        }
        return copies;
    }
}
