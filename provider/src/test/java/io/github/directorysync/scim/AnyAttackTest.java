package io.github.directorysync.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.filter.FilterReader;
import io.github.directorysync.scim.filter.Matching;
import io.github.directorysync.scim.filter.ScimFilter;
import io.github.directorysync.scim.patch.ChangeCost;
import io.github.directorysync.scim.patch.PatchOperation;
import io.github.directorysync.scim.resource.Dialect;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * What a token holder can ask for within the limits costs no more than what it brings: counted in looks into the resource,
 * not in time.
 */
class AnyAttackTest {

    /** A comparison looks into an object a few times: for its value, its type and whether it is primary. */
    private static final int LOOKS = 8;

    private static final List<String> LISTS = List.of("emails", "roles", "phoneNumbers", "addresses", "ims");

    @Property(tries = 300)
    void a_filter_within_the_limits_is_read_and_looks_at_each_value_once_for_each_comparison(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int comparisons) {
        int values = 20;
        Counted counted = new Counted();
        ObjectNode person = counted.of(person(new Random(seed), values));

        ScimFilter filter = FilterReader.read(ResourceSchema.USER, RandomFilter.of(seed, comparisons));
        Matching.matches(filter, person);

        assertThat(counted.looks()).isLessThanOrEqualTo((long) LOOKS * comparisons * (values + 1));
    }

    @Property(tries = 300)
    void a_change_looks_at_values_no_more_often_than_was_known_before(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int operations,
            @ForAll @IntRange(max = 60) int values) {
        Random random = new Random(seed);
        Counted counted = new Counted();
        ObjectNode person = counted.of(person(random, values));
        long nothing = counted.looks();
        List<PatchOperation> all = new Dialect(ResourceSchema.USER).patch(patch(random, operations));

        long cost = ChangeCost.of(all, person) + operations + sent(all);
        long before = counted.looks();
        Refused.orDone(() -> all.forEach(operation -> operation.applyTo(person)));

        assertThat(nothing).isZero();
        assertThat(counted.looks() - before).isLessThanOrEqualTo(LOOKS * cost);
    }

    /** Of bodies as of changes: the same attribute may come in many spellings, each of which is an operation. */
    @Property(tries = 300)
    void a_body_in_any_spelling_is_a_resource_or_refused(@ForAll long seed) {
        Random random = new Random(seed);
        ObjectNode body = person(random, 900);
        for (int i = 0; i < 300; i++) {
            body.put(spelt("emails.display", random), "x");
        }

        assertThat(Refused.because(() -> ScimUser.sent(ResourceSchema.USER, body)))
                .isEqualTo("tooMany");
    }

    @Test
    void two_thousand_operations_on_a_hundred_values_are_refused_before_the_first_is_applied() {
        Counted counted = new Counted();
        ObjectNode person = counted.of(person(new Random(1), 115));
        List<PatchOperation> all = new Dialect(ResourceSchema.USER).patch(duplicates(2000, 115));
        long before = counted.looks();

        ScimProblem refusal = Refused.by(() -> ChangeCost.require(all, person));

        assertThat(refusal.body().path("scimType").asText()).isEqualTo("tooMany");
        assertThat(refusal.detail()).contains("100000");
        assertThat(counted.looks() - before).isLessThan(10_000);
    }

    @Test
    void a_thousand_values_are_added_to_none_without_comparing_each_with_each() {
        Counted counted = new Counted();
        ObjectNode person = counted.of(Json.of("{'userName': 'a'}"));

        new Dialect(ResourceSchema.USER)
                .patch(duplicates(1, Limits.LIST_VALUES))
                .forEach(operation -> operation.applyTo(person));

        assertThat(person.path("emails")).hasSize(Limits.LIST_VALUES);
        assertThat(counted.looks()).isLessThan(10L * Limits.LIST_VALUES);
    }

    /** Found by chance: each took the flag from all others, one by one. */
    @Test
    void a_flag_that_goes_through_a_thousand_values_is_not_looked_for_in_all_of_them_each_time() {
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

    private static ObjectNode person(Random random, int values) {
        ObjectNode person = Json.of("{'userName': 'a', 'title': 'b', 'active': true}");
        for (String list : LISTS) {
            ArrayNode all = person.putArray(list);
            for (int i = 0; i < values; i++) {
                element(all.addObject(), random, values);
            }
        }
        return person;
    }

    private static void element(ObjectNode element, Random random, int values) {
        element.put(random.nextInt(4) == 0 ? "display" : "value", random.nextInt(values + 1) + "@x");
        if (random.nextBoolean()) {
            element.put("type", random.nextBoolean() ? "work" : "home");
        }
        if (random.nextInt(5) == 0) {
            element.put("primary", random.nextBoolean());
        }
    }

    private static ObjectNode patch(Random random, int operations) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode all = body.putArray("Operations");
        for (int i = 0; i < operations; i++) {
            String path = LISTS.get(random.nextInt(LISTS.size()))
                    + List.of("", "[type eq \"work\"]", "[value sw \"1\" or display pr].display", ".display")
                            .get(random.nextInt(4));
            ObjectNode operation = all.addObject()
                    .put("op", List.of("add", "replace", "remove").get(random.nextInt(3)))
                    .put("path", path);
            value(operation, path, random);
        }
        return body;
    }

    private static void value(ObjectNode operation, String path, Random random) {
        if (path.endsWith(".display")) {
            operation.put("value", "x");
        } else if (path.endsWith("]")) {
            element(operation.putObject("value"), random, 20);
        } else {
            ArrayNode values = operation.putArray("value");
            for (int i = random.nextInt(20); i > 0; i--) {
                element(values.addObject(), random, 20);
            }
        }
    }

    private static long sent(List<PatchOperation> operations) {
        return operations.stream()
                .mapToLong(operation -> 1 + operation.value().size())
                .sum();
    }

    private static String spelt(String name, Random random) {
        return name.chars()
                .mapToObj(one -> String.valueOf((char) one))
                .map(one -> random.nextBoolean() ? one.toUpperCase(Locale.ROOT) : one)
                .reduce("", String::concat);
    }
}
