package io.github.directorysync.scim.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.scim.search.Projection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Members that are read while they are written look like those that were read before. */
class LazyArrayTest {

    private static final List<Reference> ALL = IntStream.range(0, 5)
            .mapToObj(i -> new Reference("u" + i, "Name \"" + i))
            .toList();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|",
                "members|",
                "displayName|",
                "members.value|",
                "members.value,members.type|",
                "members.value,members|",
                "| members",
                "| externalId",
                "| members.$ref",
                "| members.$ref,members.display",
                "members.value,members.type | members.type"
            })
    void any_part_of_them_is_shown_as_if_they_were_in_memory(String attributes, String excluded) {
        Projection projection =
                Projection.read(ResourceSchema.GROUP, Optional.ofNullable(attributes), Optional.ofNullable(excluded));
        ReferenceList lazy = new ReferenceList(ALL.subList(0, 2), Optional.of(ALL.subList(2, 5)));

        assertThat(Json.of(ScimJson.text(projection.of(group(lazy)))))
                .isEqualTo(projection.of(group(ReferenceList.all(ALL))));
    }

    @Test
    void nobody_is_read_before_the_answer_is_written_nor_for_one_without_members() {
        ReferenceList lazy = new ReferenceList(ALL, Optional.of(() -> {
            throw new IllegalStateException("read");
        }));

        ObjectNode group = group(lazy);
        ScimJson.text(Projection.read(ResourceSchema.GROUP, Optional.of("displayName"), Optional.empty())
                .of(group));

        assertThat(group.has("members")).isTrue();
    }

    private static ObjectNode group(ReferenceList members) {
        return new Representation("https://id.example.com")
                .ofGroup(
                        new Stored<>("g1", new ScimGroup("Admins", Optional.of("e1")), Instant.EPOCH, Instant.EPOCH, 0),
                        new Related(members, List.of()));
    }
}
