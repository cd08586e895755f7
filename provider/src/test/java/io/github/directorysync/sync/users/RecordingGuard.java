package io.github.directorysync.sync.users;

import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.sync.guard.AccountGuard;
import io.github.directorysync.sync.guard.GuardAnswer;
import io.github.directorysync.sync.guard.HoldReason;
import io.github.directorysync.sync.guard.PlannedRemoval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A guard that holds every removal or none, and records what it was asked. */
public final class RecordingGuard implements AccountGuard {

    /** Whether it holds every removal. */
    boolean holds;

    /** What it was asked, in order. */
    final List<PlannedRemoval> asked = new ArrayList<>();

    @Override
    public GuardAnswer ask(PlannedRemoval removal) {
        asked.add(removal);
        return holds
                ? new GuardAnswer.Held(
                        removal.people().stream()
                                .collect(Collectors.toMap(Reference::id, person -> HoldReason.TOO_MANY)),
                        0,
                        true)
                : new GuardAnswer.Allowed(removal.people().size());
    }
}
