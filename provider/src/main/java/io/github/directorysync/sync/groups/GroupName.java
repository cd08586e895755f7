package io.github.directorysync.sync.groups;

import io.github.directorysync.scim.Text;
import io.github.directorysync.scim.resource.ScimGroup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The names that Keycloak may have for a group of a directory. Entra sends two groups of one displayName, and Keycloak knows the
 * groups below one parent by their names.
 */
public final class GroupName {

    /** Characters of a name in Keycloak's table. */
    private static final int LONGEST = 255;

    /** Of an externalId in a name: room for a UUID, which administrators find again at their identity provider. */
    private static final int LONGEST_ID = 64;

    private static final int LAST_NUMBER = 100;

    private static final Pattern BEGIN_OF_TEXT = Pattern.compile("^\\p{L}");
    private static final Pattern BEGIN_OF_WORD = Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}'’])\\p{L}");

    private GroupName() {}

    /**
     * The names to try, the best one first: {@code Admins}, {@code Admins (<externalId>)}, {@code Admins (2)} and so on. What a
     * group is called depends on itself alone where it has an externalId, so that it has the same name if it is made again.
     */
    public static Stream<String> candidates(ScimGroup group) {
        String name = group.displayName();
        return Stream.of(
                        Stream.of(name),
                        withExternalId(group).stream(),
                        IntStream.rangeClosed(2, LAST_NUMBER).mapToObj(number -> with(name, Integer.toString(number))))
                .flatMap(names -> names);
    }

    /** The name that says which of several groups of one displayName it is. */
    public static Optional<String> withExternalId(ScimGroup group) {
        return group.externalId().map(id -> with(group.displayName(), Text.fitting(id, LONGEST_ID)));
    }

    /**
     * The name in the letter cases that people write: {@code admins}, {@code ADMINS}, {@code Admins} and each word so. Keycloak's
     * index knows names exactly, and looking through all groups below one parent is too dear for each group that is made.
     *
     * @return without the name itself
     */
    public static List<String> inOtherCases(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Stream.of(
                        BEGIN_OF_TEXT.matcher(lower).replaceAll(GroupName::capital),
                        BEGIN_OF_WORD.matcher(lower).replaceAll(GroupName::capital),
                        lower,
                        name.toUpperCase(Locale.ROOT))
                .filter(other -> !other.equals(name))
                .distinct()
                .toList();
    }

    private static String capital(MatchResult letter) {
        return Matcher.quoteReplacement(letter.group().toUpperCase(Locale.ROOT));
    }

    private static String with(String name, String mark) {
        String end = " (" + mark + ")";
        return Text.fitting(name, LONGEST - end.length()) + end;
    }
}
