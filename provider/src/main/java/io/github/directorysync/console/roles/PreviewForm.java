package io.github.directorysync.console.roles;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.Caller;
import io.github.directorysync.console.Fields;
import io.github.directorysync.console.JsonBody;
import io.github.directorysync.console.PageRequest;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.roles.Proposal;
import io.github.directorysync.keycloak.roles.RolePreview;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.RoleOutcome;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A preview of the effects of a changed ladder, changed group mappings, or both. */
record PreviewForm(Caller caller, AppLadder app) {

    private static final Set<String> KNOWN =
            Stream.concat(Stream.of("mappings"), LadderForm.KNOWN.stream()).collect(Collectors.toUnmodifiableSet());
    private static final int MOST_GROUPS = 1000;
    private static final int LONGEST_ID = 36;

    private record Mapping(String group, Optional<String> role) {}

    private record PreviewedPeople(Set<RoleOutcome> who, PageRequest slice) {}

    ObjectNode answer(JsonBody form) {
        Proposal proposal = form.read(KNOWN, fields -> new Proposal(new LadderForm(fields).read(), mappings(fields)));
        return answer(proposal);
    }

    ObjectNode answer(Proposal proposal) {
        PreviewedPeople wanted = QueryParameters.read(caller, asked -> new PreviewedPeople(who(asked), asked.slice()));
        PageRequest slice = wanted.slice();
        return described(new RolePreview(caller.session(), caller.realm(), app)
                .of(proposal, wanted.who(), slice.first(), slice.max()));
    }

    private Map<String, Optional<String>> mappings(Fields form) {
        Map<String, Optional<String>> mappings = new HashMap<>();
        form.each("mappings", MOST_GROUPS, Set.of("group", "role"), this::mapping)
                .forEach(one -> {
                    if (mappings.put(one.group(), one.role()) != null) {
                        form.fault("mappings", "The group " + one.group() + " is named twice.");
                    }
                });
        return mappings;
    }

    private Mapping mapping(Fields form) {
        String group = form.text("group", LONGEST_ID);
        if (caller.session().groups().getGroupById(caller.realm(), group) == null) {
            form.fault("group", "The realm has no group " + group + ".");
        }
        return new Mapping(group, form.optionalText("role", LadderForm.LONGEST_NAME));
    }

    private static Set<RoleOutcome> who(QueryParameters asked) {
        return asked.oneOf("who", RoleOutcome.values(), PreviewForm::word)
                .map(EnumSet::of)
                .orElseGet(() -> EnumSet.of(RoleOutcome.GAINS, RoleOutcome.LOSES));
    }

    private static ObjectNode described(RolePreview.PreviewResult result) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        for (RoleOutcome outcome : RoleOutcome.values()) {
            described.put(word(outcome), result.people().getOrDefault(outcome, 0L));
        }
        ArrayNode moves = described.putArray("moves");
        result.moves().entrySet().stream()
                .sorted(Map.Entry.<RolePreview.Move, Long>comparingByValue().reversed())
                .forEach(move -> {
                    ObjectNode row = moves.addObject();
                    RoleJson.put(row, "before", move.getKey().before());
                    RoleJson.put(row, "after", move.getKey().after());
                    row.put("people", move.getValue());
                });
        ObjectNode highest = described.putObject("highest");
        RoleJson.put(highest, "before", result.highest().before());
        RoleJson.put(highest, "after", result.highest().after());
        highest.put("losers", result.highest().losers());
        highest.put("holders", result.highest().holders());
        List<ObjectNode> items =
                result.who().items().stream().map(PreviewForm::described).toList();
        described.setAll(PageRequest.answer(result.who().total(), items));
        return described;
    }

    private static ObjectNode described(RolePreview.PersonPreview person) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        described.put("id", person.id());
        described.put("userName", person.userName());
        described.put("outcome", word(person.outcome()));
        RoleJson.put(described, "before", person.before().map(AppRole::name));
        RoleJson.put(described, "after", person.after().map(AppRole::name));
        return described;
    }

    private static String word(RoleOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
