package io.github.directorysync.console;

/** By which field a list is sorted, and whether backwards. */
public record Sorting(String field, boolean descending) {}
