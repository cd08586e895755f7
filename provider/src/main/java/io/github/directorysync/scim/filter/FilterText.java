package io.github.directorysync.scim.filter;

import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.filter.FilterTokens.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Rewrites filters of real clients into the RFC's grammar: {@code True} becomes {@code true}, and {@code emails[type eq
 * "work"].value eq "x"}, Entra's matching filter, becomes {@code emails[type eq "work" and value eq "x"]}.
 *
 * <p>A value may be in single quotes, which end before white space, a bracket or the end of the text. An unquoted value
 * extends to a bracket, the end, or an {@code and} or {@code or} that begins another comparison
 * (entra-filter-with-unquoted-value.json, generic-filter-unquoted-words.json). An operator inside an unquoted value is
 * refused as ambiguous.
 */
public final class FilterText {

    private static final Set<String> WORDS = Set.of("true", "false", "null");

    private final String text;
    private final boolean path;

    private FilterText(String text, boolean path) {
        this.text = text;
        this.path = path;
    }

    /**
     * Rewrites a filter as clients send it into the grammar of RFC 7644 §3.4.2.2.
     *
     * @throws ScimProblem 400 invalidFilter if the text exceeds the {@link Limits}, or a string or bracket does not end
     */
    static String inTheRfcsGrammar(String text) {
        return new FilterText(text, false).rewritten();
    }

    /** The same for a PATCH path, in which {@code .value} behind a filter is not moved. */
    public static String ofPath(String text) {
        return new FilterText(text, true).rewritten();
    }

    private String rewritten() {
        requireWithinLimits(text);
        return rewritten(FilterTokens.of(text, true));
    }

    /**
     * Checks the limits before the text is parsed, because the SCIM library's parser is recursive.
     *
     * @throws ScimProblem 400 invalidFilter
     */
    public static void requireWithinLimits(String text) {
        if (text.length() > Limits.FILTER_CHARACTERS) {
            throw ScimProblem.invalidFilter("The filter is longer than " + Limits.FILTER_CHARACTERS + " characters.");
        }
        int depth = 0;
        int comparisons = 0;
        for (Token token : FilterTokens.of(text, false)) {
            depth += token.opens() ? 1 : token.closes() ? -1 : 0;
            if (depth > Limits.FILTER_NESTING) {
                throw ScimProblem.invalidFilter(
                        "The filter is nested deeper than " + Limits.FILTER_NESTING + " levels.");
            }
            comparisons += token.isOperator() || token.isPresence() ? 1 : 0;
        }
        if (comparisons > Limits.FILTER_COMPARISONS) {
            throw ScimProblem.invalidFilter("The filter has more than " + Limits.FILTER_COMPARISONS + " comparisons.");
        }
    }

    private String rewritten(List<Token> tokens) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        int element = 0;
        boolean valueNext = false;
        boolean dotted = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token each = tokens.get(i);
            String token = each.text();
            depth += each.opens() ? 1 : each.closes() ? -1 : 0;
            if (depth < 0) {
                throw ScimProblem.invalidFilter("The filter closes more than it opens.");
            }
            if (path && isBehindElement(out, token)) {
                out.append(token);
                continue;
            }
            if (isBehindElement(out, token)) {
                // In parentheses, because the filter may contain an or, which binds less tightly than and.
                out.insert(element, "(").setCharAt(out.length() - 1, ')');
                append(out, "and");
                append(out, token.substring(1));
                dotted = true;
                continue;
            }
            if (valueNext) {
                i = FilterTokens.lastOfValue(tokens, i);
                append(out, literal(text.substring(each.start(), tokens.get(i).end())));
            } else {
                append(out, token);
            }
            element = token.equals("[") ? out.length() : element;
            if (dotted && (valueNext || each.isPresence())) {
                out.append(']');
                dotted = false;
            }
            valueNext = !valueNext && each.isOperator() && out.length() > token.length();
        }
        if (depth > 0) {
            throw ScimProblem.invalidFilter("The filter opens more than it closes.");
        }
        return out.toString();
    }

    /** Whether the token is {@code .value} directly behind {@code ]}. */
    private static boolean isBehindElement(StringBuilder before, String token) {
        return token.charAt(0) == '.' && before.length() > 0 && before.charAt(before.length() - 1) == ']';
    }

    private static String literal(String value) {
        if (value.startsWith("\"") || opens(value) || closes(value)) {
            return value;
        }
        if (value.startsWith("'")) {
            return inDoubleQuotes(value.substring(1, value.length() - 1));
        }
        String lower = value.toLowerCase(Locale.ROOT);
        if (WORDS.contains(lower)) {
            return lower;
        }
        // Numbers too: no schema has numeric attributes, and 007 would lose its zeros.
        return "\"" + value.replace("\\", "\\\\") + "\"";
    }

    /** Rewrites a single-quoted value; of its escapes only {@code \'} is not valid in JSON. */
    private static String inDoubleQuotes(String inside) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < inside.length(); i++) {
            char next = inside.charAt(i);
            if (next == '\\' && i + 1 < inside.length()) {
                char escaped = inside.charAt(++i);
                quoted.append(escaped == '\'' ? "'" : "\\" + escaped);
            } else {
                quoted.append(next == '"' ? "\\\"" : next);
            }
        }
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder out, String token) {
        boolean tight =
                closes(token) || token.equals("[") || out.length() == 0 || opens(out.substring(out.length() - 1));
        out.append(tight ? "" : " ").append(token);
    }

    private static boolean opens(String token) {
        return token.equals("(") || token.equals("[");
    }

    private static boolean closes(String token) {
        return token.equals(")") || token.equals("]");
    }
}
