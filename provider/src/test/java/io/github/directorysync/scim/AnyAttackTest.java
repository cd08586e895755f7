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

/** The cost of any request within the limits is bounded: counted in looks into the resource, not in time. */
class AnyAttackTest {

    /** A comparison looks into an object a few times: for its value, its type and whether it is primary. */
    private static final int LOOKS = 8;

    @Property(tries = 300)
    void a_filter_within_the_limits_is_read_and_looks_at_each_value_once_for_each_comparison(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int comparisons) {
        int values = 20;
        Counted counted = new Counted();
        ObjectNode person = counted.of(RandomPerson.of(new Random(seed), values));

        ScimFilter filter = FilterReader.read(ResourceSchema.USER, RandomFilter.of(seed, comparisons));
        Matching.matches(filter, person);

        assertThat(counted.looks()).isLessThanOrEqualTo((long) LOOKS * comparisons * (values + 1));
    }

    @Property(tries = 300)
    void a_change_costs_no_more_than_was_computed_before(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int operations,
            @ForAll @IntRange(max = 60) int values) {
        Random random = new Random(seed);
        Counted counted = new Counted();
        ObjectNode person = counted.of(RandomPerson.of(random, values));
        long nothing = counted.looks();
        List<PatchOperation> all = new Dialect(ResourceSchema.USER).patch(patch(random, operations));

        long cost = ChangeCost.of(all, person) + operations + sent(all);
        long before = counted.looks();
        Refused.orDone(() -> all.forEach(operation -> operation.applyTo(person)));

        assertThat(nothing).isZero();
        assertThat(counted.looks() - before).isLessThanOrEqualTo(LOOKS * cost);
    }

    /** Each spelling of an attribute counts as an operation. */
    @Property(tries = 300)
    void a_body_in_any_spelling_is_a_resource_or_refused(@ForAll long seed) {
        Random random = new Random(seed);
        ObjectNode body = RandomPerson.of(random, 900);
        for (int i = 0; i < 300; i++) {
            body.put(spelt("emails.display", random), "x");
        }

        assertThat(Refused.because(() -> ScimUser.sent(ResourceSchema.USER, body)))
                .isEqualTo("tooMany");
    }

    private static ObjectNode patch(Random random, int operations) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode all = body.putArray("Operations");
        for (int i = 0; i < operations; i++) {
            String path = RandomPerson.LISTS.get(random.nextInt(RandomPerson.LISTS.size()))
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
            RandomPerson.element(operation.putObject("value"), random, 20);
        } else {
            ArrayNode values = operation.putArray("value");
            for (int i = random.nextInt(20); i > 0; i--) {
                RandomPerson.element(values.addObject(), random, 20);
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
