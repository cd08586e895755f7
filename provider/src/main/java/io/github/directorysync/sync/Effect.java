package io.github.directorysync.sync;

import io.github.directorysync.scim.RefusedPart;
import io.github.directorysync.scim.ScimUser;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a request did, or that was kept from happening. What it says of people is theirs: it may be shown to an
 * administrator and never stands in the server's log. No password is ever in it.
 */
public sealed interface Effect {

    /** One case for each kind: a kind that is added cannot be forgotten. */
    interface Cases<T> {
        T user(OfUser effect);

        T group(OfGroup effect);

        T members(Members effect);

        T withheld(Withheld effect);

        T guarded(Guarded effect);

        T decided(Decided effect);

        T reviewed(Reviewed effect);

        T leftOut(LeftOut effect);

        T sessions(SessionsEnded effect);

        T role(RoleChanged effect);
    }

    <T> T fold(Cases<T> cases);

    /** What became of a user or a group. */
    enum Deed {
        CREATED,
        CHANGED,
        SUSPENDED,
        REACTIVATED,
        DELETED,
        /** The Keycloak user or group was there before and belongs to the directory from now on. */
        LINKED,
        /** The Keycloak user or group stays as it is and does not belong to the directory any more. */
        RELEASED
    }

    /**
     * A user was created, changed and so on.
     *
     * @param id Keycloak's
     * @param changes what became of its SCIM attributes; for one who is deleted nothing
     */
    record OfUser(Deed deed, String id, String userName, List<Change> changes) implements Effect {
        public OfUser {
            changes = List.copyOf(changes);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.user(this);
        }
    }

    /** A group was created, changed and so on; its members are an effect of their own. */
    record OfGroup(Deed deed, String id, String displayName, List<Change> changes) implements Effect {
        public OfGroup {
            changes = List.copyOf(changes);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.group(this);
        }
    }

    /**
     * People joined or left a group.
     *
     * @param leftOut how many were to join and are not users of the directory
     */
    record Members(String group, String displayName, List<String> joined, List<String> left, int leftOut)
            implements Effect {
        public Members {
            joined = List.copyOf(joined);
            left = List.copyOf(left);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.members(this);
        }
    }

    /**
     * Something was answered as if it had happened, and has not: an option of the directory is switched off.
     *
     * @param option the option, as it is named in the directory's settings
     * @param deed what has not happened
     * @param changes what else would have become of it
     */
    record Withheld(String option, Deed deed, String userName, List<Change> changes) implements Effect {
        public Withheld {
            changes = List.copyOf(changes);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.withheld(this);
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
        public <T> T fold(Cases<T> cases) {
            return cases.guarded(this);
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
        public <T> T fold(Cases<T> cases) {
            return cases.decided(this);
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
        public <T> T fold(Cases<T> cases) {
            return cases.reviewed(this);
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
        public <T> T fold(Cases<T> cases) {
            return cases.leftOut(this);
        }
    }

    /**
     * Sessions of a user ended.
     *
     * @param app the app whose sessions; empty for all of them
     */
    record SessionsEnded(String userId, Optional<String> app) implements Effect {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.sessions(this);
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
        public <T> T fold(Cases<T> cases) {
            return cases.role(this);
        }
    }
}
