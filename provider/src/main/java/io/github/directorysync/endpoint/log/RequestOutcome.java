package io.github.directorysync.endpoint.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.DirectoryMode;
import io.github.directorysync.endpoint.request.ScimAnswer;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.EffectJson;
import io.github.directorysync.sync.activity.GroupEffect;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A finished request, from which its activity log entry is made.
 *
 * @param effects the changes that it made, and what was held or put up for review; after a refusal only the latter
 * @param problem why the request was refused, if it was
 * @param rehearsed whether the directory rehearses, so that nothing happened in Keycloak
 */
record RequestOutcome(
        TimedRequest asked,
        Activity.Origin origin,
        ScimAnswer answer,
        List<Effect> effects,
        Optional<ScimProblem> problem,
        boolean rehearsed) {

    Activity activity() {
        Operation operation = asked.operation();
        boolean writes = operation.writes();
        return new Activity(
                Activity.newId(asked.begun()),
                asked.id(),
                asked.begun(),
                origin,
                new Activity.Action(
                        asked.request().method(),
                        new LoggedAddress(asked.request(), isRefusedAsSent()).path(),
                        operation.word(),
                        writes,
                        target(operation.target())),
                new Activity.ActivityResult(
                        answer.status(),
                        outcome(writes && !operation.isBulk()),
                        TimeUnit.NANOSECONDS.toMillis(asked.nanos()),
                        Optional.of(detail()).filter(detail -> !detail.isEmpty())));
    }

    private Activity.ActivityOutcome outcome(boolean writes) {
        return rehearsed && writes && answer.status() < 400
                ? Activity.ActivityOutcome.WITHHELD
                : Activity.ActivityOutcome.of(answer.status(), writes, effects);
    }

    /**
     * The target of the request. Its name comes from the effects on it, else from the answer, else from the request.
     */
    private Activity.Target target(Activity.Target asked) {
        if (asked.type().isEmpty()) {
            return asked;
        }
        Optional<JsonNode> known = effects.stream()
                .filter(effect -> isAbout(effect, asked))
                .<JsonNode>map(EffectJson::of)
                .filter(effect -> !name(effect).isEmpty())
                .findFirst()
                .or(() -> answer.body().filter(body -> problem.isEmpty() && body.has("id")));
        return new Activity.Target(
                asked.type(),
                asked.id().or(() -> known.map(json -> json.path("id").asText())),
                known.map(RequestOutcome::name).filter(name -> !name.isEmpty()).or(this::named));
    }

    /**
     * Whether an effect is on the target itself: a change of a group has effects on people too. A new resource has no
     * id in its request.
     */
    private static boolean isAbout(Effect effect, Activity.Target asked) {
        String type = asked.type().orElse("");
        Optional<String> id = Optional.empty();
        if (effect instanceof Effect.OfUser user && type.equals("user")) {
            id = Optional.of(user.id());
        } else if (effect instanceof GroupEffect.OfGroup group && type.equals("group")) {
            id = Optional.of(group.id());
        } else if (effect instanceof GroupEffect.MembersChanged members && type.equals("group")) {
            id = Optional.of(members.group());
        }
        return id.isPresent() && (asked.id().isEmpty() || asked.id().equals(id));
    }

    private static String name(JsonNode json) {
        return json.path("userName").asText(json.path("displayName").asText(""));
    }

    private Optional<String> named() {
        return asked.operation().writes() ? new Redaction(asked.request()).named() : Optional.empty();
    }

    private ObjectNode detail() {
        Redaction redaction = new Redaction(asked.request());
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        if (rehearsed) {
            detail.put("mode", DirectoryMode.REHEARSAL.key());
        }
        (isRefusedAsSent() ? redaction.refusedFilter() : redaction.filter())
                .ifPresent(filter -> detail.put("filter", filter));
        problem.ifPresent(refused -> {
            ObjectNode why = detail.putObject("problem");
            Optional.ofNullable(refused.body().get("scimType")).ifPresent(type -> why.set("scimType", type));
            why.put("detail", redaction.detail(refused));
            refused.reason()
                    .ifPresent(reason -> why.put("reason", reason.word()).put("explanation", reason.explanation()));
        });
        if (!effects.isEmpty()) {
            detail.set("effects", EffectJson.of(effects));
        }
        if (asked.operation().isBulk() && problem.isEmpty()) {
            JsonNode operations = answer.body().orElse(detail).path("Operations");
            detail.put("operations", operations.size());
            detail.put("failed", failed(operations));
        }
        return detail;
    }

    private boolean isRefusedAsSent() {
        return problem.filter(refused -> refused.status() == 400).isPresent();
    }

    private static int failed(JsonNode operations) {
        int failed = 0;
        for (JsonNode operation : operations) {
            failed += operation.path("status").asInt() >= 400 ? 1 : 0;
        }
        return failed;
    }
}
