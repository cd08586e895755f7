package io.github.directorysync.scim.filter;

import io.github.directorysync.scim.ScimProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Splits the text of a filter into words, quoted values and brackets, and finds the end of an unquoted value. */
final class FilterTokens {

    private static final Set<String> OPERATORS = Set.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");
    private static final Set<String> JOINS = Set.of("and", "or");
    private static final Pattern NAME = Pattern.compile("[A-Za-z$][A-Za-z0-9$_.:-]*");

    /** A word, a quoted value or a bracket, and its offset. */
    record Token(String text, int start) {

        int end() {
            return start + text.length();
        }

        boolean isWord() {
            return !text.startsWith("\"") && !text.startsWith("'") && !opens() && !closes();
        }

        boolean isOperator() {
            return isOneOf(OPERATORS);
        }

        boolean isPresence() {
            return text.equalsIgnoreCase("pr");
        }

        private boolean isOneOf(Set<String> words) {
            return words.contains(text.toLowerCase(Locale.ROOT));
        }

        boolean opens() {
            return text.equals("(") || text.equals("[");
        }

        boolean closes() {
            return text.equals(")") || text.equals("]");
        }
    }

    private final String text;
    private int at;

    private FilterTokens(String text) {
        this.text = text;
    }

    /**
     * All tokens of a text.
     *
     * @param whole whether an unterminated quoted value is an error
     * @throws ScimProblem 400 invalidFilter if a quoted value is not terminated
     */
    static List<Token> of(String text, boolean whole) {
        return new FilterTokens(text).tokens(whole);
    }

    /**
     * The index of the last token of the value that begins here.
     *
     * @throws ScimProblem 400 invalidFilter if an unquoted value contains an operator
     */
    static int lastOfValue(List<Token> tokens, int first) {
        int last = first;
        if (!tokens.get(first).isWord()) {
            return last;
        }
        while (last + 1 < tokens.size() && tokens.get(last + 1).isWord() && !beginsComparison(tokens, last + 1)) {
            last++;
            Token word = tokens.get(last);
            if (word.isOperator() || word.isPresence()) {
                throw unclear();
            }
        }
        if (last > first && tokens.get(last).isOneOf(JOINS)) {
            throw unclear();
        }
        return last;
    }

    private static ScimProblem unclear() {
        return ScimProblem.invalidFilter(
                "It is not clear where a value of the filter ends. Put the value in double quotes.");
    }

    /** Whether this is an {@code and} or {@code or} that is followed by a comparison, a value path or a bracket. */
    private static boolean beginsComparison(List<Token> tokens, int at) {
        if (!tokens.get(at).isOneOf(JOINS) || at + 1 >= tokens.size()) {
            return false;
        }
        String next = tokens.get(at + 1).text();
        Token further = at + 2 < tokens.size() ? tokens.get(at + 2) : new Token("", 0);
        return next.equals("(")
                || (next.equalsIgnoreCase("not") && further.text().equals("("))
                || (NAME.matcher(next).matches()
                        && (further.text().equals("[") || further.isPresence() || further.isOperator()));
    }

    private List<Token> tokens(boolean whole) {
        List<Token> tokens = new ArrayList<>();
        while (at < text.length()) {
            char next = text.charAt(at);
            int start = at;
            if (Character.isWhitespace(next)) {
                at++;
            } else if (isBracket(next)) {
                at++;
                tokens.add(new Token(String.valueOf(next), start));
            } else {
                tokens.add(new Token(next == '"' || next == '\'' ? quoted(next, whole) : word(), start));
            }
        }
        return tokens;
    }

    private String quoted(char quote, boolean whole) {
        int start = at++;
        while (at < text.length() && !ends(quote)) {
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

    /** Whether the quote ends the value. An apostrophe inside a word does not: {@code 'o'brien@acme.test'}. */
    private boolean ends(char quote) {
        boolean last = at + 1 == text.length();
        return text.charAt(at) == quote
                && (quote == '"'
                        || last
                        || isBracket(text.charAt(at + 1))
                        || Character.isWhitespace(text.charAt(at + 1)));
    }

    private static boolean isBracket(char next) {
        return "()[]".indexOf(next) >= 0;
    }

    private String word() {
        int start = at;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && text.charAt(at) != '"'
                && !isBracket(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }
}
