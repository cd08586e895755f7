package io.github.directorysync.keycloak.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.AnyDirectoryGroupEntity;
import io.github.directorysync.sync.events.DirectoryEvent.EventOrigin;
import io.github.directorysync.sync.events.EventData;
import io.github.directorysync.sync.events.EventDraft;
import io.github.directorysync.sync.events.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/**
 * Writes the events of deletions that have no effect of their own: users and groups that an administrator or Keycloak
 * deletes, and directories that are removed. Deletions are collected while the transaction runs. Those that the effects of
 * a SCIM request report are left out; the rest is written right before the commit.
 */
public final class DeletedSubjects {

    private static final String ATTRIBUTE = DeletedSubjects.class.getName();

    private record UntoldDeletion(EventDraft draft, EventOrigin origin) {}

    private final Map<String, UntoldDeletion> untold = new LinkedHashMap<>();

    private DeletedSubjects() {}

    /** Follows Keycloak's deletions. Register it with the session factory. */
    public static void heard(ProviderEvent event) {
        if (event instanceof UserModel.UserPreRemovedEvent removed) {
            UserModel user = removed.getUser();
            EventSubjects.directoryOf(new Database(removed.getKeycloakSession()), user.getId())
                    .ifPresent(directory -> add(
                            removed.getKeycloakSession(),
                            removed.getRealm(),
                            directory,
                            user.getId(),
                            EventData.deletedUser(user.getId(), user.getUsername())));
        } else if (event instanceof GroupModel.GroupRemovedEvent removed) {
            GroupModel group = removed.getGroup();
            new Database(removed.getKeycloakSession())
                    .find(AnyDirectoryGroupEntity.class, group.getId())
                    .ifPresent(row -> add(
                            removed.getKeycloakSession(),
                            removed.getRealm(),
                            row.directoryId,
                            group.getId(),
                            EventData.deletedGroup(
                                    group.getId(), Optional.ofNullable(row.name).orElse(group.getName()))));
        }
    }

    private static void add(
            KeycloakSession session, RealmModel realm, String directoryId, String id, EventDraft draft) {
        RealmModel here = session.getContext().getRealm();
        if (here == null || !here.getId().equals(realm.getId())) {
            // The whole realm is deleted, with its events.
            return;
        }
        ComponentModel directory = realm.getComponent(directoryId);
        String alias = directory == null ? "" : alias(directory);
        of(session).untold.put(id, new UntoldDeletion(draft, new EventOrigin(directoryId, alias, "")));
    }

    private static String alias(ComponentModel directory) {
        return Optional.ofNullable(directory.get(DirectorySettings.ALIAS)).orElse("");
    }

    private static DeletedSubjects of(KeycloakSession session) {
        DeletedSubjects known = session.getAttribute(ATTRIBUTE, DeletedSubjects.class);
        if (known != null) {
            return known;
        }
        DeletedSubjects found = new DeletedSubjects();
        session.setAttribute(ATTRIBUTE, found);
        session.getTransactionManager().enlistPrepare(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                found.tell(session);
            }

            @Override
            protected void rollbackImpl() {
                // Nothing was deleted.
            }
        });
        return found;
    }

    private void tell(KeycloakSession session) {
        EventOutbox outbox = new EventOutbox(session);
        Map<EventOrigin, List<EventDraft>> byOrigin = new LinkedHashMap<>();
        untold.values()
                .forEach(one -> byOrigin.computeIfAbsent(one.origin(), origin -> new ArrayList<>())
                        .add(one.draft()));
        byOrigin.forEach((origin, drafts) -> outbox.write(drafts, origin));
        untold.clear();
    }

    /** Leaves out those whose deletion these drafts tell. */
    static void told(KeycloakSession session, List<EventDraft> drafts) {
        DeletedSubjects known = session.getAttribute(ATTRIBUTE, DeletedSubjects.class);
        if (known == null) {
            return;
        }
        for (EventDraft draft : drafts) {
            switch (draft.type()) {
                case USER_DELETED ->
                    known.untold.remove(draft.data().at("/user/id").asText());
                case GROUP_DELETED ->
                    known.untold.remove(draft.data().at("/group/id").asText());
                default -> {}
            }
        }
    }

    /** Writes the event of a directory that is removed, in the transaction of its removal. */
    public static void directory(KeycloakSession session, RealmModel realm, ComponentModel directory) {
        RealmModel here = session.getContext().getRealm();
        if (here != null && here.getId().equals(realm.getId())) {
            String alias = alias(directory);
            new EventOutbox(session)
                    .write(
                            List.of(new EventDraft(
                                    EventType.DELETED,
                                    JsonNodeFactory.instance
                                            .objectNode()
                                            .put("name", String.valueOf(directory.getName())))),
                            new EventOrigin(directory.getId(), alias, ""));
        }
    }
}
