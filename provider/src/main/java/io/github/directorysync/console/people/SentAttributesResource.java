package io.github.directorysync.console.people;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.people.SentAttributes;
import io.github.directorysync.keycloak.people.SentAttributes.AttributeSample;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The attributes that a directory has really sent, for whoever maps them. */
public final class SentAttributesResource {

    private final Administrator caller;
    private final Directory directory;

    public SentAttributesResource(Administrator caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        return AdminAnswer.of(
                caller.session(),
                () -> AdminAnswer.ok(described(SentAttributes.of(caller.session(), caller.realm(), directory))));
    }

    private static ObjectNode described(SentAttributes sent) {
        List<AttributeSample> all = sent.all();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("people", sent.people());
        json.put("total", all.size());
        ArrayNode items = json.putArray("items");
        all.forEach(attribute -> items.add(described(attribute)));
        return json;
    }

    private static ObjectNode described(AttributeSample attribute) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("path", attribute.path());
        json.put("people", attribute.people());
        attribute.examples().forEach(json.putArray("examples")::add);
        json.put("canBeCopied", attribute.canBeCopied());
        attribute.copiedTo().forEach(json.putArray("copiedTo")::add);
        return json;
    }
}
