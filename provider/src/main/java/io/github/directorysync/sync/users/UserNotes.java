package io.github.directorysync.sync.users;

import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.sync.activity.Change;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.Journal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records the changes made to a user, and those withheld, as separate effects. */
record UserNotes(Journal journal) {

    void created(Stored<ScimUser> user, ScimUser sent, AccountDecision decision) {
        List<Change> all = with(sent, Change.toNew(user.resource().document()));
        if (decision.withholds()) {
            withheld(decision.option(), ChangeKind.CREATED, user, all);
        } else {
            done(ChangeKind.CREATED, user, all);
        }
    }

    void linked(Stored<ScimUser> user) {
        done(ChangeKind.LINKED, user, List.of());
    }

    void changed(UserChange change, Stored<ScimUser> saved) {
        List<Change> changes = with(change.after(), notHeld(change, saved));
        AccountDecision decision = change.decision();
        Map<Boolean, List<Change>> ofActive = changes.stream()
                .collect(Collectors.partitioningBy(one -> one.path().equals("active")));
        List<Change> suspension = ofActive.getOrDefault(true, List.of());
        List<Change> others = ofActive.getOrDefault(false, List.of());
        List<Change> done = new ArrayList<>();
        if (decision.enablement() == Enablement.KEPT_BY_OPTION && !suspension.isEmpty()) {
            withheld(DirectorySettings.SUSPEND_USERS, ChangeKind.SUSPENDED, saved, suspension);
        } else {
            done.addAll(suspension);
        }
        if (decision.withholds() && !others.isEmpty()) {
            withheld(decision.option(), ChangeKind.CHANGED, saved, others);
        } else {
            done.addAll(others);
        }
        ChangeKind kind = decision.kind(change.now());
        if (!done.isEmpty() || kind != ChangeKind.CHANGED) {
            done(kind, saved, done);
        }
    }

    /** The changes of the document without those that the guard holds, which are recorded as held. */
    private static List<Change> notHeld(UserChange change, Stored<ScimUser> saved) {
        Set<String> held = new HashSet<>();
        if (change.decision().held()) {
            held.add("active");
        }
        if (change.pushed().filter(PushedRoleNames::held).isPresent()) {
            held.addAll(PushedRoleNames.ATTRIBUTES);
        }
        return Change.between(
                        change.before().resource().document(), saved.resource().document())
                .stream()
                .filter(one -> !held.contains(one.path()))
                .toList();
    }

    void removed(Stored<ScimUser> user, RemovalEffect effect) {
        switch (effect) {
            case DELETE -> done(ChangeKind.DELETED, user, List.of());
            case SUSPEND -> done(ChangeKind.SUSPENDED, user, List.of());
            case KEEP -> withheld(DirectorySettings.SUSPEND_USERS, ChangeKind.DELETED, user, List.of());
        }
    }

    void withheld(String option, ChangeKind kind, Stored<ScimUser> user, List<Change> changes) {
        journal.note(new Effect.Withheld(option, kind, user.resource().userName(), changes));
    }

    private void done(ChangeKind kind, Stored<ScimUser> user, List<Change> changes) {
        journal.note(new Effect.OfUser(kind, user.id(), user.resource().userName(), changes));
    }

    private static List<Change> with(ScimUser sent, List<Change> changes) {
        return sent.password().isEmpty()
                ? changes
                : Stream.concat(changes.stream(), Stream.of(Change.ofPassword()))
                        .toList();
    }
}
