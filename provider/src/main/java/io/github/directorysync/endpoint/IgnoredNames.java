package io.github.directorysync.endpoint;

import io.github.directorysync.directory.Directory;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Says once in the log what a directory sends in vain: attributes and schemas that nothing defines. Their names, never
 * their values.
 */
final class IgnoredNames {

    private static final Logger LOG = Logger.getLogger(IgnoredNames.class);

    /** Names come from outside: whoever makes up new ones must not fill the memory, nor the log. */
    private static final int MOST_KEPT = 5_000;

    private static final int LONGEST = 200;

    private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9$_.:/-]");

    private record Name(String directory, String name) {}

    private final Set<Name> said = ConcurrentHashMap.newKeySet();

    void say(Directory directory, Collection<String> names) {
        for (String name : names) {
            if (said.size() < MOST_KEPT && said.add(new Name(directory.id(), printable(name)))) {
                LOG.infof(
                        "directory %s: %s is defined by no schema and ignored, now and whenever it comes again",
                        directory.id(), printable(name));
            }
        }
    }

    private static String printable(String name) {
        String cut = name.substring(0, Math.min(LONGEST, name.length()));
        // A path that is no name may go on with a value: password eq "…".
        Matcher end = NO_NAME.matcher(cut);
        return end.find() ? cut.substring(0, end.start()) + "…" : cut;
    }
}
