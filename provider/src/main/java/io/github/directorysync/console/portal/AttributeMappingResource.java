package io.github.directorysync.console.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Fields;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.AttributeMapping;
import io.github.directorysync.keycloak.admin.DirectoryAdmin;
import io.github.directorysync.keycloak.directories.SettingsAudit;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.keycloak.events.admin.OperationType;

/**
 * The mapping of SCIM attributes to the user attributes that the customer may fill. The link names these: apps may
 * trust the values of all others.
 */
public final class AttributeMappingResource {

    private static final String EVENT = "ATTRIBUTE_MAPPING";
    private static final String FIELD = "mapping";
    private static final int LONGEST = 255;

    /** A single SCIM path: the value becomes a part of a line of the setting. */
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9:._-]+");

    private final PortalCaller holder;

    AttributeMappingResource(PortalCaller holder) {
        this.holder = holder;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonNode read() {
        return described(holder.directory());
    }

    /** Replaces the mapping: each user attribute with its SCIM path; those that are left out are no longer filled. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response replace(InputStream body) {
        return AdminAnswer.of(holder.session(), () -> {
            Directory directory = holder.directory();
            ObjectNode before = described(directory);
            Directory now = new DirectoryAdmin(holder.session(), holder.realm())
                    .change(
                            directory,
                            directory.name(),
                            new AttributeMapping(directory.attributes())
                                    .with(allowed(), holder.form(body).read(Set.of(FIELD), this::paths)));
            ObjectNode described = described(now);
            holder.event(EVENT, OperationType.UPDATE, "directories/" + directory.alias() + "/mapping")
                    .about(SettingsAudit.target(directory))
                    .before(before)
                    .representation(described.toString())
                    .success();
            return AdminAnswer.ok(described);
        });
    }

    private Map<String, String> paths(Fields form) {
        JsonNode mapping = form.node(FIELD);
        Map<String, String> read = new TreeMap<>();
        if (!mapping.isObject()) {
            form.fault(FIELD, "The mapping is an object: for each attribute the path it comes from.");
            return read;
        }
        mapping.properties()
                .forEach(entry ->
                        path(form, entry.getKey(), entry.getValue()).ifPresent(from -> read.put(entry.getKey(), from)));
        return read;
    }

    private Optional<String> path(Fields form, String to, JsonNode value) {
        if (!allowed().contains(to)) {
            form.fault(FIELD, "The attribute " + to + " is none that this link may map.");
            return Optional.empty();
        }
        String from = value.asText().strip();
        if (value.isNull() || (value.isTextual() && from.isEmpty())) {
            return Optional.empty();
        }
        if (!value.isTextual() || from.length() > LONGEST || !PATH.matcher(from).matches()) {
            form.fault(FIELD, "The attribute " + to + " comes from a path such as title or name.formatted.");
        }
        return Optional.of(from);
    }

    private Set<String> allowed() {
        return holder.link().powers().attributes();
    }

    private ObjectNode described(Directory directory) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode attributes = json.putArray("attributes");
        allowed().stream().sorted().forEach(attributes::add);
        ObjectNode mapping = json.putObject(FIELD);
        directory.attributes().copies().stream()
                .filter(copy -> allowed().contains(copy.to()))
                .forEach(copy -> mapping.put(copy.to(), copy.from()));
        ArrayNode declared = json.putArray("declared");
        directory.attributes().extension().stream()
                .flatMap(own -> own.attributes().stream().map(attribute -> own.urn() + ":" + attribute.name()))
                .forEach(declared::add);
        return json;
    }
}
