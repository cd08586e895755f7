package io.github.directorysync.sync.accounts;

import io.github.directorysync.sync.accounts.AccountCandidate.Fact;
import io.github.directorysync.sync.accounts.Linking.Adopt;
import io.github.directorysync.sync.accounts.Linking.LinkingObstacle;
import io.github.directorysync.sync.accounts.Linking.Refuse;
import java.util.Optional;
import java.util.Set;

/** Somebody who claims an account of the realm. */
abstract class LinkDecisionScenario {

    static final Claim ANN = new Claim(Optional.of("ann"), Set.of("ann@acme.example"), false);

    static Linking outcome(String word) {
        return word.equals("ADOPT") ? new Adopt("a") : new Refuse("a", LinkingObstacle.valueOf(word));
    }

    static AccountCandidate proved(String id, Set<Fact> facts) {
        return new AccountCandidate(id, facts, Optional.of("ann@acme.example"), Optional.of("ann"));
    }
}
