package io.github.directorysync.sync.activity;

import io.github.directorysync.scim.RefusedPart;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.accounts.Linking;
import java.util.List;
import java.util.Optional;

/**
 * One effect of a request or an administrator's action: what was done, or was kept from happening. It has personal data: it may
 * be shown to an administrator and is never written to the server's log. It never has a password.
 */
public sealed interface Effect
        permits GroupEffect,
                Effect.OfUser,
                Effect.Withheld,
                Effect.Guarded,
                Effect.Decided,
                Effect.Reviewed,
                Effect.LeftOut,
                Effect.PassedOver,
                Effect.SessionsEnded,
                Effect.RoleChanged {

    <T> T fold(EffectVisitor<T> visitor);

    /**
     * A user was created, changed and so on.
     *
     * @param id Keycloak's
     * @param changes what became of its SCIM attributes; for one who is deleted nothing
     */
    record OfUser(ChangeKind deed, String id, String userName, List<Change> changes) implements Effect {
        public OfUser {
            changes = List.copyOf(changes);
        }

        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.user(this);
        }
    }

    /**
     * Something was answered as if it had happened, and has not: an option of the directory is switched off, or an administrator has
     * disabled the account.
     *
     * @param option the option, as it is named in the directory's settings, or {@link #ADMINISTRATOR}
     * @param deed what has not happened
     * @param changes what else would have become of it
     */
    record Withheld(String option, ChangeKind deed, String userName, List<Change> changes) implements Effect {
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
     * The guard stepped in.
     *
     * @param held under which id the change waits for an administrator; empty if it was refused
     * @param whom whose change it is, by id and user name; empty if it was refused
     */
    record Guarded(Optional<String> held, String reason, Optional<Person> whom) implements Effect {

        /** Somebody by Keycloak's id. */
        public record Person(String id, String userName) {}

        public Guarded(Optional<String> held, String reason) {
            this(held, reason, Optional.empty());
        }

        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.guarded(this);
        }
    }

    /**
     * An administrator decided what the guard held.
     *
     * @param held the id of what was held
     * @param group which group they were to leave; empty if it was about their account
     * @param applied whether it has happened now; else it never does
     */
    record Decided(String held, Guarded.Person whom, Optional<String> group, boolean applied) implements Effect {
        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.decided(this);
        }
    }

    /**
     * Somebody was refused who may be an account that the realm has already: an administrator has to look.
     *
     * @param person as they were sent
     * @param because which account, and why the directory does not get it
     * @param user Keycloak's id of the directory's user who was to be called as they were sent; empty for somebody new
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
     * Parts of a request that suspends somebody were refused and left out, so that the suspension could happen.
     *
     * @param id Keycloak's id of the user
     */
    record LeftOut(String id, String userName, List<RefusedPart> parts) implements Effect {
        public LeftOut {
            parts = List.copyOf(parts);
        }

        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.leftOut(this);
        }
    }

    /**
     * Rules of the realm's user profile refuse what was sent of a person, and it was taken all the same.
     *
     * @param id Keycloak's id of the user
     */
    record PassedOver(String id, String userName, List<Rule> rules) implements Effect {
        public PassedOver {
            rules = List.copyOf(rules);
        }

        /**
         * One of them.
         *
         * @param path the SCIM attribute, or Keycloak's if it is made of none
         * @param rule the id of the validator
         */
        public record Rule(String path, String rule) {}

        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.passedOver(this);
        }
    }

    /**
     * Sessions of a user ended.
     *
     * @param app the app whose sessions; empty for all of them
     */
    record SessionsEnded(String userId, Optional<String> app) implements Effect {
        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.sessions(this);
        }
    }

    /**
     * A person has another role in an app than before.
     *
     * @param app Keycloak's id of the client or, for its realm roles, of the realm
     * @param before empty for none
     * @param after empty for none
     */
    record RoleChanged(String userId, String app, Optional<String> before, Optional<String> after) implements Effect {

        /** Both as one change: this one and then the other. */
        RoleChanged then(RoleChanged next) {
            return new RoleChanged(userId, app, before, next.after);
        }

        /** Whether there is another role afterwards. */
        boolean isChange() {
            return !before.equals(after);
        }

        @Override
        public <T> T fold(EffectVisitor<T> visitor) {
            return visitor.role(this);
        }
    }
}
