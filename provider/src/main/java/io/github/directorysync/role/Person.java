package io.github.directorysync.role;

import java.util.List;

/**
 * Somebody as one app sees them: whether they are active, and every app role they could get.
 *
 * @param candidates in any order, the app's default role among them
 */
public record Person(boolean active, List<Candidate> candidates) {

    public Person {
        candidates = candidates.stream().distinct().sorted(Candidate.BEST_FIRST).toList();
    }
}
