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

/** Changes where user attributes come from, whether the mapping says so or the directory's own schema. */
public record AttributeMapping(DirectoryAttributes attributes) {

    /**
     * Checks that a directory may fill that user attribute.
     *
     * @param field what to name in the refusal
     * @throws InvalidSettings if it is no name, or belongs to Keycloak itself
     */
    public static void requireWritable(String name, String field) {
        AttributeSettings.userAttribute(name, field);
    }

    /**
     * As settings: what was, and of the attributes that somebody may say where they come from what they say.
     *
     * @param may the user attributes; of others nothing changes
     * @param wanted the path that each of these comes from; what is not among them comes from nowhere
     * @return what is to be written under each key
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

    /** To what the declaration itself copies it from now on; that need not be mapped a second time. */
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
                + (attribute.type() == DirectoryAttributes.Type.BOOLEAN ? ": boolean" : "")
                + to.map(name -> " -> " + name).orElse("");
    }
}
