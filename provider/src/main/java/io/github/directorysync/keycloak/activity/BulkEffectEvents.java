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
 * Combines equal effects on many people into few admin events, so that no webhook is called ten thousand times. Each
 * event names up to {@link #AT_ONCE} people.
 */
final class BulkEffectEvents {

    /** Up to so many people with the same effect get an event each. */
    static final int MANY = 100;

    /** People named in one event. */
    private static final int AT_ONCE = 500;

    /** What the effects have in common; the event states it once. */
    private record CommonEffect(
            String type,
            OperationType operation,
            String path,
            String word,
            Optional<String> before,
            Optional<String> after) {}

    /** People with the same effect, for one event. */
    record BulkEvent(CommonEffect common, int count, List<Effect> people) {

        String type() {
            return common.type;
        }

        OperationType operation() {
            return common.operation;
        }

        String path(String directory) {
            return common.path.replace("{directory}", directory);
        }

        String word() {
            return common.word;
        }

        Optional<JsonNode> json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("count", count);
            common.before.ifPresent(role -> json.put("before", role));
            common.after.ifPresent(role -> json.put("after", role));
            json.putArray("users")
                    .addAll(people.stream().map(BulkEffectEvents::person).toList());
            return Optional.of(json);
        }
    }

    private BulkEffectEvents() {}

    /**
     * Finds effects that are combined into bulk events.
     *
     * @param alone receives the other effects
     */
    static List<BulkEvent> of(List<Effect> effects, List<Effect> alone) {
        Map<CommonEffect, List<Effect>> byCommon = new LinkedHashMap<>();
        effects.forEach(effect -> common(effect)
                .ifPresent(common -> byCommon.computeIfAbsent(common, one -> new ArrayList<>())
                        .add(effect)));
        byCommon.values().removeIf(people -> people.size() <= MANY);
        effects.stream()
                .filter(effect -> common(effect).filter(byCommon::containsKey).isEmpty())
                .forEach(alone::add);
        return byCommon.entrySet().stream()
                .flatMap(entry -> chunks(entry.getValue())
                        .map(some ->
                                new BulkEvent(entry.getKey(), entry.getValue().size(), some)))
                .toList();
    }

    static <T> Stream<List<T>> chunks(List<T> people) {
        return Stream.iterate(0, from -> from < people.size(), from -> from + AT_ONCE)
                .map(from -> people.subList(from, Math.min(people.size(), from + AT_ONCE)));
    }

    private static Optional<CommonEffect> common(Effect effect) {
        if (effect instanceof Effect.OfUser user && user.kind() != ChangeKind.RELEASED) {
            return Optional.of(common("USER", EffectEventDetails.operation(user.kind()), "users", effect));
        }
        if (effect instanceof Effect.RoleChanged role) {
            return Optional.of(new CommonEffect(
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
                ? Optional.of(common(
                        "DIRECTORY_GUARD", OperationType.ACTION, "directory-sync/directories/{directory}/held", effect))
                : Optional.empty();
    }

    private static CommonEffect common(String type, OperationType operation, String path, Effect effect) {
        return new CommonEffect(type, operation, path, word(effect), Optional.empty(), Optional.empty());
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
