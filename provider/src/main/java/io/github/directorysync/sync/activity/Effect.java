package io.github.directorysync.sync.activity;

import io.github.directorysync.scim.RefusedPart;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.accounts.Linking;
import java.util.List;
import java.util.Optional;

/**
 * An effect of a request or an administrator's action: a change that was made or prevented. It contains personal data, so it
 * may be shown to administrators but is never written to the server's log. It never contains a password.
 */
public sealed interface Effect
        permits GroupEffect,
                Effect.OfUser,
                Effect.Withheld,
                Effect.Guarded,
                Effect.Decided,
                Effect.Reviewed,
                Effect.PartsLeftOut,
                Effect.PassedOver,
                Effect.SessionsEnded,
                Effect.RoleChanged {

    <T> T fold(EffectVisitor<T> visitor);

    /**
     * A user was created, changed or removed.
     *
     * @param id the id of the Keycloak user
     * @param changes the changed SCIM attributes; empty for a deleted user
     */
    record OfUser(ChangeKind kind, String id, String userName, List<Change> changes) implements Effect {
        public OfUser {
            changes = List.copyOf(changes);
        }

        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.user(this);
        }
    }

    /**
     * A change that the response reports as made, but that was not made: an option of the directory is switched off, or an
     * administrator has disabled the account.
     *
     * @param option the option, by the name of its setting, or {@link #ADMINISTRATOR}
     * @param kind the kind of change that was not made
     * @param changes the attributes that would have changed
     */
    record Withheld(String option, ChangeKind kind, String userName, List<Change> changes) implements Effect {
        /** In place of an option: the account stays disabled until an administrator enables it. */
        public static final String ADMINISTRATOR = "administrator";

        public Withheld {
            changes = List.copyOf(changes);
        }

        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.withheld(this);
        }
    }

    /**
     * The guard held or refused a change.
     *
     * @param held the id of the held change; empty if it was refused
     * @param whom the user concerned; empty if the change was refused
     */
    record Guarded(Optional<String> held, String reason, Optional<AffectedPerson> whom) implements Effect {

        /** A user: the id of the Keycloak user and the userName. */
        public record AffectedPerson(String id, String userName) {}

        public Guarded(Optional<String> held, String reason) {
            this(held, reason, Optional.empty());
        }

        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.guarded(this);
        }
    }

    /**
     * An administrator decided about a held change.
     *
     * @param held the id of the held change
     * @param group the group that the user was to leave; empty if the change concerned the account
     * @param applied whether the change was made; otherwise it was discarded
     */
    record Decided(String held, Guarded.AffectedPerson whom, Optional<String> group, boolean applied)
            implements Effect {
        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.decided(this);
        }
    }

    /**
     * A person was refused because an existing account may be theirs: an administrator has to review it.
     *
     * @param person the person as sent
     * @param because the account, and why it was not linked
     * @param user the id of the directory's user who was to be renamed; empty for a new person
     */
    record Reviewed(ScimUser person, Linking.Refuse because, Optional<String> user) implements Effect {

        public Reviewed(ScimUser person, Linking.Refuse because) {
            this(person, because, Optional.empty());
        }

        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.reviewed(this);
        }
    }

    /**
     * Parts of a request that suspends a user were refused and left out, so that the suspension could be made.
     *
     * @param id the id of the Keycloak user
     */
    record PartsLeftOut(String id, String userName, List<RefusedPart> parts) implements Effect {
        public PartsLeftOut {
            parts = List.copyOf(parts);
        }

        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.leftOut(this);
        }
    }

    /**
     * Values of a user that violate rules of the realm's user profile were accepted.
     *
     * @param id the id of the Keycloak user
     */
    record PassedOver(String id, String userName, List<Rule> rules) implements Effect {
        public PassedOver {
            rules = List.copyOf(rules);
        }

        /**
         * A violated rule.
         *
         * @param path the SCIM attribute; Keycloak's attribute if no SCIM attribute corresponds
         * @param rule the id of the validator
         */
        public record Rule(String path, String rule) {}

        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.passedOver(this);
        }
    }

    /**
     * Sessions of a user were ended.
     *
     * @param app the app whose sessions ended; empty for all sessions
     */
    record SessionsEnded(String userId, Optional<String> app) implements Effect {
        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.sessions(this);
        }
    }

    /**
     * A user's role in an app changed.
     *
     * @param app the id of the Keycloak client or, for realm roles, of the realm
     * @param before the previous role; empty if there was none
     * @param after the new role; empty if there is none
     */
    record RoleChanged(String userId, String app, Optional<String> before, Optional<String> after) implements Effect {

        /** Combines this change and a later one. */
        RoleChanged then(RoleChanged next) {
            return new RoleChanged(userId, app, before, next.after);
        }

        /** Whether the roles before and after differ. */
        boolean isChange() {
            return !before.equals(after);
        }

        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.role(this);
        }
    }
}
