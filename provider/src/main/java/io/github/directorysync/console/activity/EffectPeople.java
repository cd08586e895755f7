package io.github.directorysync.console.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.Caller;
import io.github.directorysync.keycloak.people.UserNamesById;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names the people whom effects contain by id only, as {@code people}: for administrators who may view people. */
record EffectPeople(Caller caller) {

    private static final int MOST = 1000;

    void name(ObjectNode json, JsonNode effects) {
        if (!(caller instanceof Administrator) || !caller.seesPeople()) {
            return;
        }
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode effect : effects) {
            if (effect.path("effect").asText().equals("role-changed")) {
                ids.add(effect.path("id").asText());
            }
            effect.path("joined").forEach(id -> ids.add(id.asText()));
            effect.path("left").forEach(id -> ids.add(id.asText()));
        }
        if (ids.isEmpty()) {
            return;
        }
        List<String> named = ids.stream().limit(MOST).toList();
        ObjectNode people = json.putObject("people");
        new UserNamesById(caller.session(), caller.realm()).of(named).forEach(people::put);
    }
}
