package io.github.directorysync.bench;

import java.util.function.BiConsumer;

/**
 * One request that is measured.
 *
 * @param rounds how often each contender does it
 * @param request takes the contender and the number of the round
 */
record Task(String name, int rounds, BiConsumer<Contender, Integer> request) {}
