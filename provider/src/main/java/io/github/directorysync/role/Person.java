package io.github.directorysync.role;

import java.util.List;

/**
 * The input of role resolution for one user and one app: whether the account is active, and every app role that the user
 * could get.
 *
 * @param candidates in any order, including the app's default role
 * @param faulty roles of the app that the user has and whose level cannot be read
 */
public record Person(boolean active, List<Candidate> candidates, List<FaultyLevel> faulty) {

    public Person {
        candidates = candidates.stream().distinct().sorted(Candidate.BEST_FIRST).toList();
        faulty = faulty.stream().distinct().toList();
    }
}
