package io.github.directorysync.sync.guard;

import io.github.directorysync.scim.resource.Reference;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A change that removes accounts or roles, about which the guard is asked before any part of it is made. */
public sealed interface PlannedRemoval {

    /** The kind of removal. */
    RemovalKind kind();

    /** The users for whom a held change is recorded: the id of the Keycloak user and the userName. */
    List<Reference> people();

    /** The group that is left or deleted; empty if the change concerns no group. */
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

    /** Deletes a user whose account stays enabled but loses its pushed roles. */
    static PlannedRemoval deletionWithoutAccount(Reference person) {
        return new PushedRoleRemoval(RemovalKind.DELETE, person, List.of());
    }

    /**
     * Takes back pushed roles of a user with an enabled account.
     *
     * @param stillPushed the names of the roles that the directory still pushes
     */
    static PlannedRemoval unpush(Reference person, List<String> stillPushed) {
        return new PushedRoleRemoval(RemovalKind.UNPUSH, person, stillPushed);
    }

    /**
     * Removes users from a group.
     *
     * @param staying the ids of the remaining members, if the group stops being an access group; otherwise empty
     */
    static PlannedRemoval leaving(Reference group, List<Reference> people, List<String> staying) {
        return new GroupRemoval(RemovalKind.LEAVE, group, people, staying);
    }

    /**
     * Deletes a group.
     *
     * @param people the members of the group, and of its subgroups if their inherited roles change
     */
    static PlannedRemoval dissolution(Reference group, List<Reference> people) {
        return new GroupRemoval(RemovalKind.DISSOLVE, group, people, List.of());
    }

    /** Users lose their accounts, and with them every role. */
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

    /** A user loses pushed roles. */
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

    /** Users lose the access that a group gives. */
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
