package io.github.directorysync.directory.status;

import io.github.directorysync.directory.Directory;
import java.util.List;
import java.util.Map;

/**
 * A directory with its status, for lists.
 *
 * @param settings the stored values of each setting
 * @param users the number of its users, including suspended ones
 */
public record DirectoryOverview(
        Directory directory,
        Map<String, List<String>> settings,
        long users,
        long groups,
        LastSeen heard,
        Status status) {}
