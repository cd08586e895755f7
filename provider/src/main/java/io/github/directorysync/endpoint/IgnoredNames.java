package io.github.directorysync.endpoint;

import io.github.directorysync.directory.Directory;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Logs each attribute and schema name that a directory sends but no schema defines: the name once on each node, never
 * its value.
 */
final class IgnoredNames {

    private static final Logger LOG = Logger.getLogger(IgnoredNames.class);

    /**
     * The names come from clients: their number is bounded, so that made-up names fill neither the memory nor the log.
     */
    private static final int MOST_KEPT = 5_000;

    private static final int LONGEST = 200;

    private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9$_.:/-]");

    private record Name(String directory, String name) {}

    private final Set<Name> logged = ConcurrentHashMap.newKeySet();

    void log(Directory directory, Collection<String> names) {
        for (String name : names) {
            if (logged.size() < MOST_KEPT && logged.add(new Name(directory.id(), printable(name)))) {
                LOG.infof(
                        "directory %s: %s is not defined by any schema and is ignored; this is logged once",
                        directory.id(), printable(name));
            }
        }
    }

    private static String printable(String name) {
        String cut = name.substring(0, Math.min(LONGEST, name.length()));
        // A path may contain a value, as in password eq "…": only what precedes it is logged.
        Matcher end = NO_NAME.matcher(cut);
        return end.find() ? cut.substring(0, end.start()) + "…" : cut;
    }
}
