package io.github.directorysync.console;

/** The order of a list: its field and direction. */
public record Sorting(String field, boolean descending) {}
