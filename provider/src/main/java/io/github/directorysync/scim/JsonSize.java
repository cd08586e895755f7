package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Computes the size of JSON in UTF-8 bytes without writing it. */
public final class JsonSize {

    private JsonSize() {}

    public static long of(JsonNode node) {
        if (node.isTextual()) {
            return ofText(node.textValue());
        }
        if (node.isValueNode()) {
            return node.asText().length();
        }
        long bytes = 2;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            bytes += ofText(field.getKey()) + of(field.getValue()) + 2;
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                bytes += of(element) + 1;
            }
        }
        return bytes;
    }

    /** The size with quotation marks and escapes. */
    static long ofText(String text) {
        long bytes = 2;
        for (int at = 0; at < text.length(); at++) {
            bytes += ofChar(text.charAt(at));
        }
        return bytes;
    }

    private static int ofChar(char one) {
        if (one < ' ') {
            return 6;
        }
        if (one < 0x80) {
            return one == '"' || one == '\\' ? 2 : 1;
        }
        // A surrogate pair takes four bytes; any other character here two or three.
        return one < 0x800 || Character.isSurrogate(one) ? 2 : 3;
    }
}
