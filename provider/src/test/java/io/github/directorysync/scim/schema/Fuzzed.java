package io.github.directorysync.scim.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimExamples;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.bulk.BulkJob;
import io.github.directorysync.scim.bulk.BulkOperation;
import io.github.directorysync.scim.bulk.BulkOutcome;
import io.github.directorysync.scim.bulk.BulkRequest;
import io.github.directorysync.scim.filter.FilterReader;
import io.github.directorysync.scim.filter.Matching;
import io.github.directorysync.scim.resource.Patched;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.SearchRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whatever the bytes: they are understood or refused. {@code mvn -Pfuzz test} searches for bytes that are neither, led by
 * the branches that are reached; what it has found, and where it begins, {@code FuzzedTest} tries in every build.
 */
public final class Fuzzed {

    private static final ObjectNode ALICE = ScimExamples.ALICE.document();

    private Fuzzed() {}

    /** What a fuzzer looks for by its name. */
    public static final class Filter {
        public static void fuzzerTestOneInput(byte[] bytes) {
            understoodOrRefused(bytes, text -> Matching.matches(FilterReader.read(ResourceSchema.USER, text), ALICE));
            understoodOrRefused(bytes, text -> FilterReader.read(ResourceSchema.GROUP, text));
        }
    }

    /** The path of one operation. */
    public static final class Path {
        public static void fuzzerTestOneInput(byte[] bytes) {
            for (String op : List.of("add", "replace", "remove")) {
                understoodOrRefused(
                        bytes,
                        path -> Patched.user(ScimExamples.ALICE, ResourceSchema.USER, ScimExamples.patch(op, path)));
                understoodOrRefused(bytes, path -> Patched.group(ScimExamples.ADMINS, ScimExamples.patch(op, path)));
            }
        }
    }

    /** The body of a PATCH. */
    public static final class Patch {
        public static void fuzzerTestOneInput(byte[] bytes) {
            understoodOrRefused(
                    bytes, text -> Patched.user(ScimExamples.ALICE, ResourceSchema.USER, ScimJson.object(text)));
            understoodOrRefused(bytes, text -> Patched.group(ScimExamples.ADMINS, ScimJson.object(text)));
        }
    }

    /** The body of a POST or PUT. */
    public static final class Resource {
        public static void fuzzerTestOneInput(byte[] bytes) {
            understoodOrRefused(bytes, text -> ScimUser.sent(ResourceSchema.USER, ScimJson.object(text)));
            understoodOrRefused(bytes, text -> ScimGroup.sent(ScimJson.object(text)));
        }
    }

    /** The body of a search. */
    public static final class Search {
        public static void fuzzerTestOneInput(byte[] bytes) {
            for (ResourceSchema schema : List.of(ResourceSchema.USER, ResourceSchema.GROUP)) {
                understoodOrRefused(
                        bytes,
                        text -> ListQuery.read(schema, SearchRequest.ofBody(ScimJson.object(text)))
                                .projection()
                                .of(ALICE));
            }
        }
    }

    /** The body of a Bulk request. */
    public static final class Bulk {
        public static void fuzzerTestOneInput(byte[] bytes) {
            understoodOrRefused(
                    bytes, text -> new BulkJob(BulkRequest.read(ScimJson.object(text)), Bulk::performed).done());
        }

        private static BulkOutcome performed(BulkOperation operation) {
            return new BulkOutcome(200, Optional.of(operation.path() + "/1"), operation.version(), operation.data());
        }
    }

    private static void understoodOrRefused(byte[] bytes, Consumer<String> attempt) {
        try {
            attempt.accept(new String(bytes, StandardCharsets.UTF_8));
        } catch (ScimProblem refusal) {
            if (refusal.status() / 100 != 4) {
                throw new AssertionError(refusal);
            }
        }
    }
}
