package io.github.directorysync.sync.guard;

import io.github.directorysync.scim.resource.Reference;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A change that takes accounts or roles from people: what the guard of a directory is asked about before any part of the
 * change is made.
 */
public sealed interface PlannedRemoval {

    /** How it takes something. */
    RemovalKind kind();

    /** Those for whom a held change is recorded: Keycloak's id and the userName of each. */
    List<Reference> people();

    /** The group that is left or deleted; empty if the change is not about a group. */
    default Optional<Reference> group() {
        return Optional.empty();
    }

    <T> T fold(
            Function<AccountRemoval, T> accounts,
            Function<PushedRoleRemoval, T> pushedRoles,
            Function<GroupRemoval, T> groups);

    /** Suspends enabled accounts. */
    static PlannedRemoval suspension(List<Reference> people) {
        return new AccountRemoval(RemovalKind.SUSPEND, people);
    }

    /** Deletes users with enabled accounts. */
    static PlannedRemoval deletion(List<Reference> people) {
        return new AccountRemoval(RemovalKind.DELETE, people);
    }

    /** Deletes a user whose account stays enabled, and whose pushed roles therefore end. */
    static PlannedRemoval deletionWithoutAccount(Reference person) {
        return new PushedRoleRemoval(RemovalKind.DELETE, person, List.of());
    }

    /**
     * Takes back pushed roles of a user with an enabled account.
     *
     * @param stillPushed the names of the roles that the directory goes on pushing
     */
    static PlannedRemoval unpush(Reference person, List<String> stillPushed) {
        return new PushedRoleRemoval(RemovalKind.UNPUSH, person, stillPushed);
    }

    /**
     * Takes people out of a group.
     *
     * @param staying the ids of members who stay, if the group is an access group now and is none afterwards; else nobody
     */
    static PlannedRemoval leaving(Reference group, List<Reference> people, List<String> staying) {
        return new GroupRemoval(RemovalKind.LEAVE, group, people, staying);
    }

    /**
     * Deletes a group.
     *
     * @param people all who are in the group, or in a group below it if that changes what they inherit
     */
    static PlannedRemoval dissolution(Reference group, List<Reference> people) {
        return new GroupRemoval(RemovalKind.DISSOLVE, group, people, List.of());
    }

    /** People lose their accounts, and with them every role. */
    record AccountRemoval(RemovalKind kind, List<Reference> people) implements PlannedRemoval {
        public AccountRemoval {
            people = List.copyOf(people);
        }

        @Override
        public <T> T fold(
                Function<AccountRemoval, T> accounts,
                Function<PushedRoleRemoval, T> pushedRoles,
                Function<GroupRemoval, T> groups) {
            return accounts.apply(this);
        }
    }

    /** A person loses roles that the directory has pushed. */
    record PushedRoleRemoval(RemovalKind kind, Reference person, List<String> stillPushed) implements PlannedRemoval {
        public PushedRoleRemoval {
            stillPushed = List.copyOf(stillPushed);
        }

        @Override
        public List<Reference> people() {
            return List.of(person);
        }

        @Override
        public <T> T fold(
                Function<AccountRemoval, T> accounts,
                Function<PushedRoleRemoval, T> pushedRoles,
                Function<GroupRemoval, T> groups) {
            return pushedRoles.apply(this);
        }
    }

    /** People lose what a group gives them. */
    record GroupRemoval(RemovalKind kind, Reference from, List<Reference> people, List<String> staying)
            implements PlannedRemoval {
        public GroupRemoval {
            people = List.copyOf(people);
            staying = List.copyOf(staying);
        }

        @Override
        public Optional<Reference> group() {
            return Optional.of(from);
        }

        @Override
        public <T> T fold(
                Function<AccountRemoval, T> accounts,
                Function<PushedRoleRemoval, T> pushedRoles,
                Function<GroupRemoval, T> groups) {
            return groups.apply(this);
        }
    }
}
