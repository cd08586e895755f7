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
 * Chooses the Keycloak name of a directory's group. Entra sends several groups with one displayName, but Keycloak requires
 * unique names below one parent.
 */
public final class GroupName {

    /** The size of Keycloak's name column in characters. */
    private static final int LONGEST = 255;

    /**
     * The part of an externalId that is used in a name: enough for a UUID, which administrators can find at their identity
     * provider.
     */
    private static final int LONGEST_ID = 64;

    private static final int LAST_NUMBER = 100;

    private static final Pattern BEGIN_OF_TEXT = Pattern.compile("^\\p{L}");
    private static final Pattern BEGIN_OF_WORD = Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}'’])\\p{L}");

    private GroupName() {}

    /**
     * The names to try, best first: {@code Admins}, {@code Admins (<externalId>)}, {@code Admins (2)} and so on. With an
     * externalId the name depends on the group alone, so that it gets the same name when it is created again.
     */
    public static Stream<String> candidates(ScimGroup group) {
        String name = group.displayName();
        return Stream.of(
                        Stream.of(name),
                        withExternalId(group).stream(),
                        IntStream.rangeClosed(2, LAST_NUMBER).mapToObj(number -> with(name, Integer.toString(number))))
                .flatMap(names -> names);
    }

    /** The name that distinguishes groups with one displayName. */
    public static Optional<String> withExternalId(ScimGroup group) {
        return group.externalId().map(id -> with(group.displayName(), Text.fitting(id, LONGEST_ID)));
    }

    /**
     * The name in common letter cases: {@code admins}, {@code ADMINS}, {@code Admins}, and with each word capitalized.
     * Keycloak's index is case-sensitive, and reading all groups below the parent would be too slow for each new group.
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
