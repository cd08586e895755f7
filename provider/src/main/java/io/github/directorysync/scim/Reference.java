package io.github.directorysync.scim;

/** A member of a group, or a group of a user: the id of what is meant, and what a person would call it. */
public record Reference(String id, String display) {}
