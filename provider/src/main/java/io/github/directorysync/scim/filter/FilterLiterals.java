package io.github.directorysync.scim.filter;

import io.github.directorysync.scim.Limits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the values in a filter or PATCH path, so that a refusal can be logged without them. The text need not be valid,
 * because refused texts often are not.
 */
public final class FilterLiterals {

    private static final Pattern TOKEN = Pattern.compile("\\G\\s*([()\\[\\]]|\"(?:[^\"\\\\]|\\\\.)*+\""
            // As in FilterTokens: an apostrophe inside a word does not end a quoted value.
            + "|'(?:[^\\\\]|\\\\.)*?'(?=[\\s()\\[\\]]|\\z)|[^\\s()\\[\\]\"]+)");
    private static final Pattern NAME = Pattern.compile("\\.?[A-Za-z$][A-Za-z0-9$_.:-]*");
    private static final Set<String> OPERATORS = Set.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");
    private static final Set<String> JOINS = Set.of("and", "or", "not");

    /** Canonical values of the schemas. They are kept, because a refused path would be meaningless without them. */
    private static final Set<String> CANONICAL =
            Set.of("work", "home", "other", "mobile", "fax", "pager", "photo", "thumbnail", "true", "false", "null");

    private FilterLiterals() {}

    /**
     * The compared values, both as written and unescaped, except canonical ones.
     *
     * @return empty if values and attribute names cannot be distinguished
     */
    public static Optional<Set<String>> in(String text) {
        if (text.length() > Limits.FILTER_CHARACTERS) {
            return Optional.empty();
        }
        List<String> tokens = tokens(text).orElse(List.of());
        if (tokens.isEmpty() && !text.isBlank()) {
            return Optional.empty();
        }
        Set<String> literals = new LinkedHashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if ((i > 0 && isOperator(tokens.get(i - 1))) || isQuoted(token)) {
                add(token, literals);
            } else if (!isSyntax(token) && !isNameInItsPlace(tokens, i)) {
                return Optional.empty();
            }
        }
        return Optional.of(literals);
    }

    /** The text with each value replaced by {@code instead}; only {@code instead} if values cannot be distinguished. */
    public static String without(String text, String instead) {
        return in(text).map(literals -> replaced(text, literals, instead)).orElse(instead);
    }

    /** A text that may repeat the values, with each replaced by {@code instead}. */
    public static String replaced(String text, Set<String> literals, String instead) {
        String replaced = text;
        // Longest first, because a value may contain another.
        for (String literal : literals.stream()
                .sorted((one, other) -> other.length() - one.length())
                .toList()) {
            // A short value is replaced only as a whole word.
            replaced = literal.length() > 2
                    ? replaced.replace(literal, instead)
                    : replaced.replaceAll(
                            "(?<![\\p{L}\\p{N}])" + Pattern.quote(literal) + "(?![\\p{L}\\p{N}])",
                            Matcher.quoteReplacement(instead));
        }
        return replaced;
    }

    private static Optional<List<String>> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find()) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        return text.substring(end).isBlank() ? Optional.of(tokens) : Optional.empty();
    }

    private static boolean isQuoted(String token) {
        return token.startsWith("\"") || (token.length() > 1 && token.startsWith("'") && token.endsWith("'"));
    }

    private static boolean isOperator(String token) {
        return OPERATORS.contains(token.toLowerCase(Locale.ROOT));
    }

    private static boolean isSyntax(String token) {
        return "()[]".contains(token)
                || isOperator(token)
                || JOINS.contains(token.toLowerCase(Locale.ROOT))
                || token.equalsIgnoreCase("pr");
    }

    /**
     * Whether the token is certainly a name: it precedes an operator or a bracket, or is the whole path. Any other token may
     * be a value.
     */
    private static boolean isNameInItsPlace(List<String> tokens, int index) {
        String token = tokens.get(index);
        if (!NAME.matcher(token).matches()) {
            return false;
        }
        if (index == tokens.size() - 1) {
            return index == 0 || (token.startsWith(".") && tokens.get(index - 1).equals("]"));
        }
        String next = tokens.get(index + 1);
        return isOperator(next) || next.equalsIgnoreCase("pr") || next.equals("[");
    }

    private static void add(String token, Set<String> literals) {
        String begun = token.startsWith("'") ? token.substring(1) : token;
        String inside = isQuoted(token) ? token.substring(1, token.length() - 1) : begun;
        if (!inside.isEmpty() && !CANONICAL.contains(inside.toLowerCase(Locale.ROOT))) {
            literals.add(inside);
            literals.add(inside.replaceAll("\\\\(.)", "$1"));
        }
    }
}
