package io.github.directorysync.role;

import java.util.List;

/**
 * Somebody as one app sees them: whether they are active, and every app role they could get.
 *
 * @param candidates in any order, the app's default role among them
 * @param faulty roles of the app that they have and whose level cannot be read
 */
public record Person(boolean active, List<Candidate> candidates, List<FaultyLevel> faulty) {

    public Person {
        candidates = candidates.stream().distinct().sorted(Candidate.BEST_FIRST).toList();
        faulty = faulty.stream().distinct().toList();
    }
}
