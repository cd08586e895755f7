package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.AppRoles;
import io.github.directorysync.keycloak.Preview;
import io.github.directorysync.keycloak.Proposal;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.Outcome;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What would happen if: a ladder, mappings of groups, or both, and whom it would concern. */
record PreviewForm(Caller caller, AppRoles app) {

    private static final int MOST_GROUPS = 1000;
    private static final int LONGEST_ID = 36;

    private record Mapping(String group, Optional<String> role) {}

    ObjectNode answer(Form form, MultivaluedMap<String, String> parameters) {
        Slice slice = Slice.of(parameters);
        Set<Outcome> wanted = wanted(parameters.getFirst("who"));
        Proposal proposal = new Proposal(new LadderForm(form).read(), mappings(form));
        return described(
                new Preview(caller.session(), caller.realm(), app).of(proposal, wanted, slice.first(), slice.max()));
    }

    private Map<String, Optional<String>> mappings(Form form) {
        Map<String, Optional<String>> mappings = new HashMap<>();
        form.each("mappings", MOST_GROUPS, this::mapping).forEach(one -> {
            if (mappings.put(one.group(), one.role()) != null) {
                throw new InvalidSettings("mappings", "The group " + one.group() + " is named twice.");
            }
        });
        return mappings;
    }

    private Mapping mapping(Form form) {
        String group = form.text("group", LONGEST_ID);
        if (caller.session().groups().getGroupById(caller.realm(), group) == null) {
            throw new InvalidSettings("group", "The realm has no group " + group + ".");
        }
        return new Mapping(group, form.optionalText("role", LadderForm.LONGEST_NAME));
    }

    private static Set<Outcome> wanted(@Nullable String who) {
        if (who == null) {
            return EnumSet.of(Outcome.GAINS, Outcome.LOSES);
        }
        return Stream.of(Outcome.values())
                .filter(outcome -> word(outcome).equals(who))
                .findFirst()
                .map(EnumSet::of)
                .orElseThrow(() -> new InvalidSettings("who", "who must be gains, loses or keeps."));
    }

    private static ObjectNode described(Preview.Result result) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        for (Outcome outcome : Outcome.values()) {
            described.put(word(outcome), result.people().getOrDefault(outcome, 0L));
        }
        ArrayNode moves = described.putArray("moves");
        result.moves().entrySet().stream()
                .sorted(Map.Entry.<Preview.Move, Long>comparingByValue().reversed())
                .forEach(move -> {
                    ObjectNode row = moves.addObject();
                    RoleWords.put(row, "before", move.getKey().before());
                    RoleWords.put(row, "after", move.getKey().after());
                    row.put("people", move.getValue());
                });
        List<ObjectNode> items =
                result.who().items().stream().map(PreviewForm::described).toList();
        described.setAll(Slice.answer(result.who().total(), items));
        return described;
    }

    private static ObjectNode described(Preview.Person person) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        described.put("id", person.id());
        described.put("userName", person.userName());
        described.put("outcome", word(person.outcome()));
        RoleWords.put(described, "before", person.before().map(AppRole::name));
        RoleWords.put(described, "after", person.after().map(AppRole::name));
        return described;
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
