package io.github.directorysync.scim.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.RequestRefusal;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimProblem;
import java.util.Locale;
import java.util.Map;

/**
 * The work that a request causes, counted before any of it is done.
 *
 * @param operations one, or the operations of a Bulk request
 * @param passwords the number of operations that set a password, which has to be hashed
 * @param elements the elements of all lists: members, values of attributes, operations of a PATCH
 */
public record Workload(int operations, int passwords, int elements) {

    private static final int PASSWORD_COSTS = 10;
    private static final int ELEMENTS_FOR_ONE = 100;
    private static final String PASSWORD = "password";

    /** The workload of a single request. Malformed bodies are refused later, when they are processed. */
    public static Workload of(String sent) {
        try {
            ObjectNode body = ScimJson.object(sent);
            return new Workload(1, setsPassword(body) ? 1 : 0, elements(body));
        } catch (ScimProblem unreadable) {
            return new Workload(1, 0, 0);
        }
    }

    public static Workload of(BulkRequest bulk) {
        int passwords = 0;
        int elements = 0;
        for (BulkOperation operation : bulk.operations()) {
            if (operation.data().isPresent()) {
                passwords += setsPassword(operation.data().get()) ? 1 : 0;
                elements += elements(operation.data().get());
            }
        }
        return new Workload(bulk.operations().size(), passwords, elements);
    }

    /** The workload for a directory that ignores passwords, so that none is hashed. */
    public Workload withoutPasswords() {
        return new Workload(operations, 0, elements);
    }

    /**
     * Checks the limits of one request.
     *
     * @throws ScimProblem 413
     */
    public void requirePossible() {
        if (passwords > Limits.PASSWORDS) {
            throw RequestRefusal.tooManyPasswords(passwords, Limits.PASSWORDS);
        }
    }

    /** The cost in requests: one for each operation, ten for each password, one for each hundred elements. */
    public int requests() {
        return operations + passwords * PASSWORD_COSTS + elements / ELEMENTS_FOR_ONE;
    }

    /** Whether a password occurs anywhere: as an attribute, in a value, or as the path of a PATCH operation. */
    private static boolean setsPassword(JsonNode node) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                boolean named = speaksOf(field.getKey())
                        || (field.getKey().equalsIgnoreCase("path")
                                && speaksOf(field.getValue().asText("")));
                if (named || setsPassword(field.getValue())) {
                    return true;
                }
            }
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                if (setsPassword(element)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean speaksOf(String name) {
        return name.toLowerCase(Locale.ROOT).contains(PASSWORD);
    }

    private static int elements(JsonNode node) {
        int elements = node.isArray() ? node.size() : 0;
        for (JsonNode each : node) {
            elements += each.isContainerNode() ? elements(each) : 0;
        }
        return elements;
    }
}
