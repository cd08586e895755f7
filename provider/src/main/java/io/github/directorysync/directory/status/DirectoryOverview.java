package io.github.directorysync.directory.status;

import io.github.directorysync.directory.Directory;
import java.util.List;
import java.util.Map;

/**
 * A directory and how it is.
 *
 * @param settings as they are written, under their keys
 * @param users how many it has, suspended ones too
 */
public record DirectoryOverview(
        Directory directory,
        Map<String, List<String>> settings,
        long users,
        long groups,
        LastSeen heard,
        Status status) {}
