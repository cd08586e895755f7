package io.github.directorysync.keycloak.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectoryMode;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.activity.AdminAudit;
import io.github.directorysync.keycloak.decisions.ReviewInbox;
import io.github.directorysync.keycloak.directories.DirectoryReader;
import io.github.directorysync.keycloak.directories.SettingsAudit;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.rehearsal.Rehearsal;
import io.github.directorysync.keycloak.rehearsal.Rehearsal.RehearsalState;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.keycloak.store.RehearsedGroupEntity;
import io.github.directorysync.keycloak.store.RehearsedUserEntity;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.Notes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Makes what a directory has rehearsed, by the same code as live requests: first its users, then its groups with their
 * members. Each method runs in a transaction of its own, which marks what it has made; so the work can be interrupted
 * anywhere and is continued where it was.
 *
 * @param session of one transaction
 */
record GoLive(KeycloakSession session, RealmModel realm, Directory directory) {

    static GoLive of(KeycloakSession session, RealmModel realm, ComponentModel component) {
        return new GoLive(session, realm, DirectoryReader.read(component));
    }

    /** The ids of users that are not made yet, oldest first. */
    List<String> nextUsers(int most) {
        return next(
                "select u.id from RehearsedUserEntity u where u.directoryId = :directory and u.live is null"
                        + " order by u.created, u.id",
                most);
    }

    /** The ids of groups that are not made yet, oldest first. */
    List<String> nextGroups(int most) {
        return next(
                "select g.id from RehearsedGroupEntity g where g.directoryId = :directory and g.live is null"
                        + " order by g.created, g.id",
                most);
    }

    private List<String> next(@CompileTimeConstant String hql, int most) {
        return database()
                .query(hql, String.class, Map.of("directory", directory.id()))
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * Makes these users, all or none, but for those whom another node has made meanwhile.
     *
     * @param notes receives what happens, also if it fails
     * @throws ScimProblem if one of them is refused
     */
    void users(List<String> ids, Notes notes) {
        Instant begun = begin();
        for (String id : ids) {
            RehearsedUserEntity row =
                    database().find(RehearsedUserEntity.class, id).orElseThrow();
            if (row.live != null) {
                continue;
            }
            Stored<ScimUser> made = DirectoryAssembly.open(session, realm, directory.goingLive(), notes)
                    .users(Optional.of(id))
                    .create(ScimJson.object(row.document));
            if (!made.id().equals(id)) {
                // The account was there before; the client keeps the id that it knows.
                database().find(DirectoryUserEntity.class, made.id()).orElseThrow().scimId = id;
            }
            row.live = ServerTime.now().toEpochMilli();
        }
        record(begun, notes, JsonNodeFactory.instance.objectNode());
    }

    /**
     * Makes a group with those of its members who have been made.
     *
     * @param notes receives what happens, also if it fails
     * @throws ScimProblem if it is refused
     */
    void group(String id, Notes notes) {
        Instant begun = begin();
        RehearsedGroupEntity row =
                database().find(RehearsedGroupEntity.class, id).orElseThrow();
        if (row.live != null) {
            return;
        }
        ObjectNode sent = JsonNodeFactory.instance.objectNode().put("displayName", row.name);
        Optional.ofNullable(row.externalId).ifPresent(external -> sent.put("externalId", external));
        members(id).forEach(member -> sent.withArray("members").addObject().put("value", member));
        Stored<ScimGroup> made = DirectoryAssembly.open(session, realm, directory.goingLive(), notes)
                .groups(Optional.of(id))
                .create(sent);
        row.live = ServerTime.now().toEpochMilli();
        row.groupId = made.id();
        record(begun, notes, JsonNodeFactory.instance.objectNode());
    }

    private List<String> members(String group) {
        return database()
                .list(
                        "select m.userId from RehearsedMemberEntity m where m.groupId = :group and (exists (select 1"
                                + " from DirectoryUserEntity d where d.userId = m.userId and d.directoryId = :directory)"
                                + " or exists (select 1 from DirectoryUserEntity d where d.scimId = m.userId"
                                + " and d.directoryId = :directory))",
                        String.class,
                        Map.of("group", group, "directory", directory.id()));
    }

    /**
     * Records that a user or group is not made, and asks an administrator where an account may be the user's.
     *
     * @param problem why, as a sentence
     * @param notes what was noted until it failed
     */
    void refused(RehearsedPart part, String id, String problem, Notes notes) {
        Instant begun = begin();
        long now = begun.toEpochMilli();
        if (part == RehearsedPart.USER) {
            database().find(RehearsedUserEntity.class, id).orElseThrow().live = now;
        } else {
            database().find(RehearsedGroupEntity.class, id).orElseThrow().live = now;
        }
        Notes reviews = new Notes();
        notes.effects().stream().filter(Effect.Reviewed.class::isInstance).forEach(reviews::note);
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.putArray("failed").addObject().put("id", id).put("detail", problem);
        record(begun, reviews, detail);
    }

    /**
     * Switches to live, and suspends whom the directory or its access groups suspend, as after a change of the options: the
     * guard is asked once about all of them.
     */
    void end() {
        begin();
        new Rehearsal(database(), directory.id()).ended(ServerTime.now());
        ComponentModel model = new ComponentModel(realm.getComponent(directory.id()));
        model.put(DirectorySettings.MODE, DirectoryMode.LIVE.key());
        SettingsAudit.announced(session, () -> {
            realm.updateComponent(model);
            return model;
        });
        Map<String, String> parameters = Map.of("directory", directory.id());
        database().change("delete from RehearsedUserEntity u where u.directoryId = :directory", parameters);
        database()
                .change(
                        "delete from RehearsedGroupEntity g where g.directoryId = :directory"
                                + " and (g.groupId is null or g.groupId = g.id)",
                        parameters);
        new OptionCatchUp(session, realm).after(directory.options().withoutSuspension(), directory.live());
    }

    private Instant begin() {
        Rehearsal rehearsal = new Rehearsal(database(), directory.id());
        if (rehearsal.lock() != RehearsalState.GOING_LIVE) {
            throw new IllegalStateException("The directory does not go live");
        }
        rehearsal.origin().begin(session);
        return ServerTime.now();
    }

    private void record(Instant begun, Notes notes, ObjectNode detail) {
        List<Effect> effects = notes.effects();
        AdminAudit action = AdminAudit.on(session, directory);
        action.tell(effects.stream()
                .filter(effect -> !(effect instanceof Effect.Reviewed))
                .toList());
        action.log(Activity.Action.GO_LIVE, begun, effects, detail);
        action.tell(new ReviewInbox(session, directory).store(effects));
    }

    private Database database() {
        return new Database(session);
    }
}
