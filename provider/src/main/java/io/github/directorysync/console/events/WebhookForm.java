package io.github.directorysync.console.events;

import io.github.directorysync.console.Fields;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.KnownNames;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.events.EventFeed.EventFilter;
import io.github.directorysync.keycloak.webhooks.Endpoint.EndpointSettings;
import io.github.directorysync.sync.events.EventType;
import io.github.directorysync.sync.webhooks.WebhookUrl;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.RealmModel;

/**
 * The forms to make, change and rotate an endpoint.
 *
 * @param insecure whether http is allowed
 */
record WebhookForm(RealmModel realm, boolean insecure) {

    static final Set<String> SETTINGS = Set.of("url", "description", "types", "directories", "enabled");
    static final Set<String> ROTATION = Set.of("overlap");
    static final Set<String> REPLAY = Set.of("after", "deadLetters");

    private static final int LONGEST_DESCRIPTION = 255;
    private static final int MOST_DIRECTORIES = 100;
    private static final Duration USUAL_OVERLAP = Duration.ofDays(1);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    /** A new endpoint. */
    EndpointSettings create(Fields form) {
        return new EndpointSettings(
                url(form),
                description(form),
                new EventFilter(types(form), directories(form, Set.of())),
                form.flag("enabled", true));
    }

    /** A changed endpoint: fields that were not sent stay as they are. */
    EndpointSettings change(Fields form, EndpointSettings before) {
        EventFilter filter = before.filter();
        return new EndpointSettings(
                form.has("url") ? url(form) : before.url(),
                form.has("description") ? description(form) : before.description(),
                new EventFilter(
                        form.has("types") ? types(form) : filter.types(),
                        form.has("directories") ? directories(form, filter.directories()) : filter.directories()),
                form.flag("enabled", before.enabled()));
    }

    static Duration overlap(Fields form) {
        return form.optionalDuration("overlap", Duration.ZERO, LONGEST_OVERLAP).orElse(USUAL_OVERLAP);
    }

    private String url(Fields form) {
        String url = form.text("url", WebhookUrl.LONGEST);
        Optional<String> refusal = url.isEmpty() ? Optional.empty() : WebhookUrl.refusal(url, insecure);
        refusal.ifPresent(reason -> form.fault("url", reason));
        return url;
    }

    private static String description(Fields form) {
        return form.optionalText("description", LONGEST_DESCRIPTION).orElse("");
    }

    private static Set<EventType> types(Fields form) {
        Set<EventType> types = new HashSet<>();
        form.texts("types", EventType.values().length)
                .forEach(word -> EventType.of(word)
                        .ifPresentOrElse(
                                types::add,
                                () -> form.fault(
                                        "types", new KnownNames(EventQuery.TYPES).refusal("type of events", word))));
        return types;
    }

    /**
     * Directories by alias. Those of the endpoint that are deleted are shown by id, and kept if they are sent back: without
     * them the list might be empty, and the endpoint would get the events of all.
     *
     * @param before the ids of the directories that the endpoint has
     */
    private Set<String> directories(Fields form, Set<String> before) {
        Set<String> ids = new HashSet<>();
        for (String name : form.texts("directories", MOST_DIRECTORIES)) {
            Optional<String> id = DirectoryLookup.find(realm, name)
                    .map(Directory::id)
                    .or(() -> Optional.of(name).filter(before::contains));
            id.ifPresentOrElse(ids::add, () -> form.fault("directories", "The realm has no directory " + name + "."));
        }
        return ids;
    }
}
