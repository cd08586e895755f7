package io.github.directorysync.keycloak.roles;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.activity.AdminAudit;
import io.github.directorysync.keycloak.apps.AppLadder;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.RoleSelectorEntity;
import io.github.directorysync.role.AppRole;
import io.github.directorysync.role.Candidate;
import io.github.directorysync.role.Person;
import io.github.directorysync.role.Resolution;
import io.github.directorysync.role.RoleResolver;
import io.github.directorysync.sync.activity.Effect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * Audits a role selector that has just been removed because it expired: an entry in the activity log, and an admin
 * event.
 */
record ExpiredSelector(KeycloakSession session, RoleSelectorEntity row) {

    void write(UserModel person) {
        Instant begun = ServerTime.now();
        RealmModel realm = session.getContext().getRealm();
        RoleModel role = session.roles().getRoleById(realm, row.roleId);
        AppLadder app = AppLadder.of(role, realm);
        Resolution after = RoleResolver.resolve(new RoleCandidates(session, realm, app).of(person));
        Optional<String> was = app.ranked(role)
                .map(taken -> with(taken, after, person).role())
                .orElseGet(after::role)
                .map(AppRole::name);
        Optional<String> is = after.role().map(AppRole::name);
        List<Effect> effects =
                was.equals(is) ? List.of() : List.of(new Effect.RoleChanged(person.getId(), app.id(), was, is));
        AdminAudit.on(session, person).write("expire-selector", begun, effects, detail(role, app));
    }

    /** The resolution as it was while the selector counted. */
    private static Resolution with(AppRole taken, Resolution after, UserModel person) {
        return RoleResolver.resolve(new Person(
                person.isEnabled(),
                Stream.concat(after.candidates().stream(), Stream.of(Candidate.chosenByHand(taken)))
                        .toList(),
                after.faulty()));
    }

    private ObjectNode detail(RoleModel role, AppLadder app) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        ObjectNode selector = detail.putObject("before");
        selector.put("role", role.getName());
        selector.put("app", app.name());
        Optional.ofNullable(row.reason).ifPresent(reason -> selector.put("reason", reason));
        Optional.ofNullable(row.setBy).ifPresent(by -> selector.put("by", by));
        selector.put("at", Instant.ofEpochMilli(row.setAt).toString());
        Optional.ofNullable(row.expires)
                .ifPresent(
                        end -> selector.put("expires", Instant.ofEpochMilli(end).toString()));
        return detail;
    }
}
