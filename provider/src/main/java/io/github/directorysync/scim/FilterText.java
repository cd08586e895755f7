package io.github.directorysync.scim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Filters as clients write them, rewritten into the RFC's grammar: bare words after an operator are quoted
 * (entra-filter-with-unquoted-value.json), {@code True} becomes {@code true}, and {@code emails[type eq "work"].value
 * eq "x"}, Entra's matching form, becomes {@code emails[type eq "work" and value eq "x"]}.
 */
final class FilterText {

    private static final Set<String> OPERATORS = Set.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");
    private static final Set<String> WORDS = Set.of("true", "false", "null");

    private final String text;
    private final boolean path;
    private int at;

    private FilterText(String text, boolean path) {
        this.text = text;
        this.path = path;
    }

    /**
     * @throws ScimProblem 400 invalidFilter if the text is beyond the {@link Limits}, or has a string or bracket that
     *     does not end
     */
    static String inTheRfcsGrammar(String text) {
        return new FilterText(text, false).rewritten();
    }

    /** The same for a PATCH path, where {@code .value} behind a filter stays where it is. */
    static String ofPath(String text) {
        return new FilterText(text, true).rewritten();
    }

    private String rewritten() {
        requireWithinLimits(text);
        return rewritten(tokens(true));
    }

    /**
     * Looks at the text once, before anything is built of it: the SCIM library's parser calls itself for each level.
     *
     * @throws ScimProblem 400 invalidFilter
     */
    static void requireWithinLimits(String text) {
        if (text.length() > Limits.FILTER_CHARACTERS) {
            throw ScimProblem.invalidFilter("The filter is longer than " + Limits.FILTER_CHARACTERS + " characters.");
        }
        int depth = 0;
        int comparisons = 0;
        for (String token : new FilterText(text, true).tokens(false)) {
            depth += opens(token) ? 1 : closes(token) ? -1 : 0;
            if (depth > Limits.FILTER_NESTING) {
                throw ScimProblem.invalidFilter(
                        "The filter is nested deeper than " + Limits.FILTER_NESTING + " levels.");
            }
            String word = token.toLowerCase(Locale.ROOT);
            comparisons += OPERATORS.contains(word) || word.equals("pr") ? 1 : 0;
        }
        if (comparisons > Limits.FILTER_COMPARISONS) {
            throw ScimProblem.invalidFilter("The filter has more than " + Limits.FILTER_COMPARISONS + " comparisons.");
        }
    }

    private String rewritten(List<String> tokens) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        int element = 0;
        boolean valueNext = false;
        boolean dotted = false;
        for (String token : tokens) {
            depth += opens(token) ? 1 : closes(token) ? -1 : 0;
            if (depth < 0) {
                throw ScimProblem.invalidFilter("The filter closes more than it opens.");
            }
            if (path && isBehindElement(out, token)) {
                out.append(token);
                continue;
            }
            if (isBehindElement(out, token)) {
                // In parentheses, for and binds tighter than an or that may stand there.
                out.insert(element, "(").setCharAt(out.length() - 1, ')');
                append(out, "and");
                append(out, token.substring(1));
                dotted = true;
                continue;
            }
            append(out, valueNext ? literal(token) : token);
            element = token.equals("[") ? out.length() : element;
            if (dotted && (valueNext || token.equalsIgnoreCase("pr"))) {
                out.append(']');
                dotted = false;
            }
            valueNext =
                    !valueNext && OPERATORS.contains(token.toLowerCase(Locale.ROOT)) && out.length() > token.length();
        }
        if (depth > 0) {
            throw ScimProblem.invalidFilter("The filter opens more than it closes.");
        }
        return out.toString();
    }

    /** {@code .value} right behind {@code ]}. */
    private static boolean isBehindElement(StringBuilder before, String token) {
        return token.charAt(0) == '.' && before.length() > 0 && before.charAt(before.length() - 1) == ']';
    }

    private static String literal(String token) {
        if (token.startsWith("\"") || opens(token) || closes(token)) {
            return token;
        }
        String lower = token.toLowerCase(Locale.ROOT);
        if (WORDS.contains(lower)) {
            return lower;
        }
        // Numbers too: no schema here has a number, and as one 007 would lose its zeros.
        return "\"" + token.replace("\\", "\\\\") + "\"";
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

    /**
     * The words, quoted values and brackets.
     *
     * @param whole whether a quoted value has to end
     */
    private List<String> tokens(boolean whole) {
        List<String> tokens = new ArrayList<>();
        while (at < text.length()) {
            char next = text.charAt(at);
            if (Character.isWhitespace(next)) {
                at++;
            } else if ("()[]".indexOf(next) >= 0) {
                tokens.add(String.valueOf(next));
                at++;
            } else {
                tokens.add(next == '"' ? quoted(whole) : word());
            }
        }
        return tokens;
    }

    private String quoted(boolean whole) {
        int start = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            if (whole) {
                throw ScimProblem.invalidFilter("A quoted value of the filter does not end.");
            }
            at = text.length();
            return text.substring(start);
        }
        return text.substring(start, ++at);
    }

    private String word() {
        int start = at;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && "()[]\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }
}
