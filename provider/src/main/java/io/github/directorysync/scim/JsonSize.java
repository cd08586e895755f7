package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** How many bytes JSON takes in UTF-8, without writing it. */
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

    /** With its quotation marks, and escaped where JSON wants it. */
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
        // Half of a pair of surrogates, which take four bytes together, or two or three bytes.
        return one < 0x800 || Character.isSurrogate(one) ? 2 : 3;
    }
}
