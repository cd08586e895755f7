package io.github.directorysync.sync;

import io.github.directorysync.scim.RefusedPart;
import io.github.directorysync.scim.ScimUser;
import io.github.directorysync.scim.Text;
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

        T membersNotSent(MembersNotSent effect);

        T withheld(Withheld effect);

        T guarded(Guarded effect);

        T decided(Decided effect);

        T reviewed(Reviewed effect);

        T leftOut(LeftOut effect);

        T passedOver(PassedOver effect);

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
     * People joined or left a group, or were to join and did not.
     *
     * @param notTaken who was to join and did not
     */
    record Members(String group, String displayName, List<String> joined, List<String> left, NotTaken notTaken)
            implements Effect {
        public Members {
            joined = List.copyOf(joined);
            left = List.copyOf(left);
        }

        public Members(String group, String displayName, List<String> joined, List<String> left) {
            this(group, displayName, joined, left, NotTaken.NOBODY);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.members(this);
        }
    }

    /**
     * Members that were sent and left out, by the ids that were sent: whatever a client takes for one.
     *
     * @param unknown who is no user of the directory
     * @param groups groups: nested groups are not supported
     */
    record NotTaken(List<String> unknown, List<String> groups) {

        static final NotTaken NOBODY = new NotTaken(List.of(), List.of());

        private static final int LONGEST = 255;

        public NotTaken {
            unknown = cut(unknown);
            groups = cut(groups);
        }

        private static List<String> cut(List<String> ids) {
            return ids.stream().map(id -> Text.fitting(id, LONGEST)).toList();
        }

        public int count() {
            return unknown.size() + groups.size();
        }
    }

    /**
     * A PUT of a group that has members named none.
     *
     * @param cleared whether that means that it is to have none
     */
    record MembersNotSent(String group, String displayName, boolean cleared) implements Effect {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.membersNotSent(this);
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
    record Withheld(String option, Deed deed, String userName, List<Change> changes) implements Effect {
        /** In place of an option: the account stays disabled until an administrator enables it. */
        static final String ADMINISTRATOR = "administrator";

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
        public <T> T fold(Cases<T> cases) {
            return cases.passedOver(this);
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
