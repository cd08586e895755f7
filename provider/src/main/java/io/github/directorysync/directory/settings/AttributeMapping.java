package io.github.directorysync.directory.settings;

import io.github.directorysync.directory.DirectoryAttributes;
import io.github.directorysync.directory.DirectoryAttributes.Copy;
import io.github.directorysync.directory.DirectoryAttributes.Extension;
import io.github.directorysync.directory.DirectoryAttributes.Own;
import io.github.directorysync.directory.InvalidSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes the sources of user attributes, whether they are set in the attribute mapping or in the directory's own schema
 * extension.
 */
public record AttributeMapping(DirectoryAttributes attributes) {

    /**
     * Checks that a directory may write that user attribute.
     *
     * @param field the field named in the error
     * @throws InvalidSettings if the name is malformed or reserved by Keycloak
     */
    public static void requireWritable(String name, String field) {
        AttributeSettings.userAttribute(name, field);
    }

    /**
     * The settings with changed sources for some user attributes.
     *
     * @param may the user attributes that may be changed; the others keep their sources
     * @param wanted the new source path of each of these; one that is missing here loses its source
     * @return the values to store under each key
     */
    public Map<String, List<String>> with(Set<String> may, Map<String, String> wanted) {
        Map<String, String> left = new HashMap<>(wanted);
        List<String> own = new ArrayList<>();
        attributes
                .extension()
                .ifPresent(extension -> extension
                        .attributes()
                        .forEach(attribute -> own.add(line(attribute, stays(extension, attribute, may, left)))));
        List<String> lines = new ArrayList<>();
        attributes.copies().stream()
                .filter(copy -> copy.setting().equals(DirectorySettings.ATTRIBUTE_MAPPING) && !may.contains(copy.to()))
                .forEach(copy -> lines.add(copy.from() + " -> " + copy.to()));
        left.forEach((to, from) -> lines.add(from + " -> " + to));
        return Map.of(DirectorySettings.ATTRIBUTE_MAPPING, lines, DirectorySettings.EXTENSION_ATTRIBUTES, own);
    }

    /** The user attribute that the declaration copies to from now on; it needs no second mapping. */
    private Optional<String> stays(Extension extension, Own attribute, Set<String> may, Map<String, String> left) {
        String path = extension.urn() + ":" + attribute.name();
        return attributes.copies().stream()
                .filter(copy -> copy.setting().equals(DirectorySettings.EXTENSION_ATTRIBUTES)
                        && copy.from().equals(path))
                .map(Copy::to)
                .filter(to -> !may.contains(to)
                        || Optional.ofNullable(left.get(to))
                                .filter(path::equalsIgnoreCase)
                                .isPresent())
                .peek(left::remove)
                .findFirst();
    }

    private static String line(Own attribute, Optional<String> to) {
        return attribute.name()
                + (attribute.multiValued() ? "[]" : "")
                + (attribute.type() == DirectoryAttributes.ValueType.BOOLEAN ? ": boolean" : "")
                + to.map(name -> " -> " + name).orElse("");
    }
}
