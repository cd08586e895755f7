package io.github.directorysync.directory;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The valid names of fields, settings or parameters. Suggests the closest one for an unknown name. */
public record KnownNames(Collection<String> names) {

    /** Longer lists are not printed in messages. */
    private static final int MOST_LISTED = 12;

    /**
     * The sentence that refuses an unknown name.
     *
     * @param what the kind of name, such as {@code field}
     * @param unknown the name that was sent; long ones are cut
     */
    public String refusal(String what, String unknown) {
        String shown = unknown.length() > 60 ? unknown.substring(0, 60) + "…" : unknown;
        String there = "There is no " + what + " " + shown;
        return nearest(unknown)
                .map(name -> there + "; did you mean " + name + "?")
                .orElseGet(() -> there + "." + listed(what));
    }

    private String listed(String what) {
        if (names.isEmpty()) {
            return " There is none here.";
        }
        return names.size() > MOST_LISTED
                ? ""
                : new TreeSet<>(names)
                        .stream().collect(Collectors.joining(", ", " Each " + what + " here is one of: ", "."));
    }

    /** The valid name with the smallest edit distance, if that is small. */
    public Optional<String> nearest(String unknown) {
        if (unknown.length() > 100) {
            return Optional.empty();
        }
        String written = plain(unknown);
        return names.stream()
                .filter(name -> isNear(written, plain(name)))
                .min(Comparator.comparingInt((String name) -> distance(written, plain(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Removes hyphens and underscores and ignores case, the most frequent differences. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static boolean isNear(String written, String name) {
        int longest = Math.max(written.length(), name.length());
        boolean begins =
                written.length() >= 4 && name.length() >= 4 && (name.startsWith(written) || written.startsWith(name));
        return begins || distance(written, name) <= Math.max(1, longest / 4);
    }

    /** The Levenshtein distance: the number of letters to insert, delete or replace. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
