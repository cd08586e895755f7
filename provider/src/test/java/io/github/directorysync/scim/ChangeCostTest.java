package io.github.directorysync.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.patch.ChangeCost;
import io.github.directorysync.scim.patch.PatchOperation;
import io.github.directorysync.scim.resource.Dialect;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The cost of large changes, counted in looks into the resource. */
class ChangeCostTest {

    @Test
    void two_thousand_operations_on_a_hundred_values_are_refused_before_the_first_is_applied() {
        Counted counted = new Counted();
        ObjectNode person = counted.of(RandomPerson.of(new Random(1), 115));
        List<PatchOperation> all = new Dialect(ResourceSchema.USER).patch(duplicates(2000, 115));
        long before = counted.looks();

        ScimProblem refusal = Refused.by(() -> ChangeCost.require(all, person));

        assertThat(refusal.body().path("scimType").asText()).isEqualTo("tooMany");
        assertThat(refusal.detail()).contains("100000");
        assertThat(counted.looks() - before).isLessThan(10_000);
    }

    @Test
    void a_thousand_values_are_added_to_an_empty_list_without_comparing_each_with_each() {
        Counted counted = new Counted();
        ObjectNode person = counted.of(Json.of("{'userName': 'a'}"));

        new Dialect(ResourceSchema.USER)
                .patch(duplicates(1, Limits.LIST_VALUES))
                .forEach(operation -> operation.applyTo(person));

        assertThat(person.path("emails")).hasSize(Limits.LIST_VALUES);
        assertThat(counted.looks()).isLessThan(10L * Limits.LIST_VALUES);
    }

    /** Each value takes the flag from the one that had it, without a search for it. */
    @Test
    void the_primary_flag_passes_through_a_thousand_values_without_comparing_each_with_each() {
        Counted counted = new Counted();
        ObjectNode person = counted.of(Json.of("{'userName': 'a'}"));
        ArrayNode emails = person.putArray("emails");
        for (int i = 0; i < Limits.LIST_VALUES; i++) {
            emails.addObject().put("value", i + "@x");
        }
        ObjectNode body = Json.of("""
                {'Operations': [{'op': 'replace', 'path': 'emails[value pr].primary', 'value': true}]}""");
        long before = counted.looks();

        new Dialect(ResourceSchema.USER).patch(body).forEach(operation -> operation.applyTo(person));

        assertThat(person.findValues("primary").stream().filter(flag -> flag.booleanValue()))
                .hasSize(1);
        assertThat(emails.get(0).path("primary").booleanValue()).isTrue();
        assertThat(counted.looks() - before).isLessThan(12L * Limits.LIST_VALUES);
    }

    private static ObjectNode duplicates(int operations, int values) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode all = body.putArray("Operations");
        for (int i = 0; i < operations; i++) {
            ArrayNode value =
                    all.addObject().put("op", "add").put("path", "emails").putArray("value");
            for (int j = 0; j < values; j++) {
                value.addObject().put("value", j + "@x");
            }
        }
        return body;
    }
}
