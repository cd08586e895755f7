package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.Heard;
import io.github.directorysync.directory.Status;
import java.util.List;
import java.util.Map;

/**
 * A directory and how it is.
 *
 * @param settings as they are written, under their keys
 * @param users how many it has, suspended ones too
 */
public record Overview(
        Directory directory, Map<String, List<String>> settings, long users, long groups, Heard heard, Status status) {}
