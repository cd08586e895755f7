package io.github.directorysync.keycloak.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.EffectJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;

/**
 * People with the same fate, too many for an admin event each: nobody's webhook is to be called ten thousand times. They are
 * named in events that hold {@link #AT_ONCE} of them.
 */
final class BulkEffectEvents {

    /** More people than this with the same fate have no event each. */
    static final int MANY = 100;

    /** People named in one event. */
    private static final int AT_ONCE = 500;

    /** What they have in common, which their events say once. */
    private record Fate(
            String type,
            OperationType operation,
            String path,
            String word,
            Optional<String> before,
            Optional<String> after) {}

    /** Some people with the same fate. */
    record Crowd(Fate fate, int count, List<Effect> people) {

        String type() {
            return fate.type;
        }

        OperationType operation() {
            return fate.operation;
        }

        String path(String directory) {
            return fate.path.replace("{directory}", directory);
        }

        String word() {
            return fate.word;
        }

        Optional<JsonNode> json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("count", count);
            fate.before.ifPresent(role -> json.put("before", role));
            fate.after.ifPresent(role -> json.put("after", role));
            json.putArray("users")
                    .addAll(people.stream().map(BulkEffectEvents::person).toList());
            return Optional.of(json);
        }
    }

    private BulkEffectEvents() {}

    /**
     * The crowds among these effects.
     *
     * @param alone gets the other effects
     */
    static List<Crowd> of(List<Effect> effects, List<Effect> alone) {
        Map<Fate, List<Effect>> byFate = new LinkedHashMap<>();
        effects.forEach(effect -> fate(effect)
                .ifPresent(fate ->
                        byFate.computeIfAbsent(fate, one -> new ArrayList<>()).add(effect)));
        byFate.values().removeIf(people -> people.size() <= MANY);
        effects.stream()
                .filter(effect -> fate(effect).filter(byFate::containsKey).isEmpty())
                .forEach(alone::add);
        return byFate.entrySet().stream()
                .flatMap(entry -> chunks(entry.getValue())
                        .map(some -> new Crowd(entry.getKey(), entry.getValue().size(), some)))
                .toList();
    }

    static <T> Stream<List<T>> chunks(List<T> people) {
        return Stream.iterate(0, from -> from < people.size(), from -> from + AT_ONCE)
                .map(from -> people.subList(from, Math.min(people.size(), from + AT_ONCE)));
    }

    private static Optional<Fate> fate(Effect effect) {
        if (effect instanceof Effect.OfUser user && user.kind() != ChangeKind.RELEASED) {
            return Optional.of(fate("USER", EffectAdminEvents.operation(user.kind()), "users", effect));
        }
        if (effect instanceof Effect.RoleChanged role) {
            return Optional.of(new Fate(
                    "DIRECTORY_ROLE",
                    OperationType.UPDATE,
                    "directory-sync/roles/" + role.app(),
                    word(effect),
                    role.before(),
                    role.after()));
        }
        boolean held =
                effect instanceof Effect.Guarded guarded && guarded.held().isPresent();
        return held
                ? Optional.of(fate(
                        "DIRECTORY_GUARD", OperationType.ACTION, "directory-sync/directories/{directory}/held", effect))
                : Optional.empty();
    }

    private static Fate fate(String type, OperationType operation, String path, Effect effect) {
        return new Fate(type, operation, path, word(effect), Optional.empty(), Optional.empty());
    }

    private static String word(Effect effect) {
        return EffectJson.of(effect).path("effect").asText();
    }

    private static ObjectNode person(Effect effect) {
        ObjectNode json = EffectJson.of(effect);
        json.remove("effect");
        return json;
    }
}
