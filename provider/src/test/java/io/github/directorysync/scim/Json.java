package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON in single quotes, so that a test can be read. */
public final class Json {

    private Json() {}

    /** Double quotes stand for quotes inside a string. */
    public static ObjectNode of(String text) {
        return text.indexOf('\'') < 0
                ? ScimJson.object(text)
                : ScimJson.object(
                        text.replace("\\\"", "\"").replace("\"", "\\\"").replace('\'', '"'));
    }
}
