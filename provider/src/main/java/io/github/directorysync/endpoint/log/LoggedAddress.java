package io.github.directorysync.endpoint.log;

import io.github.directorysync.endpoint.request.ScimRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The address of a request as the log keeps it, so that an administrator sees what was called and can call it again. What may
 * be a secret stands as {@code …}: a client may put anything into an address, a password or a token too.
 *
 * @param refused whether it was refused for what it says: then no value of a filter is kept
 */
record LoggedAddress(ScimRequest request, boolean refused) {

    private static final String UNSAID = "…";

    /** What looks like a name or an id, also in a wrong address; a value of a filter, or a long secret, does not. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:@+-]{1,64}");

    private static final Pattern LIST = Pattern.compile("[A-Za-z0-9$._:,-]{1,500}");

    /** Directory tokens, secrets of set-up links and sessions, access tokens. */
    private static final Pattern SECRET = Pattern.compile("(?i)(kcd[a-z]*_|eyj|bearer|basic).*");

    /** Parameters of lists (RFC 7644 §3.4.2, §3.9; RFC 9865) whose values are numbers, names or marks of ours. */
    private static final Set<String> KEPT =
            Set.of("startindex", "count", "sortby", "sortorder", "attributes", "excludedattributes", "cursor");

    private static final String FILTER = "filter";
    private static final int MOST_PARAMETERS = 20;

    /** Below the directory's own address: {@code /scim/v2/Users?count=10}. */
    String path() {
        return "/" + request.path().stream().map(LoggedAddress::segment).collect(Collectors.joining("/")) + query();
    }

    private static String segment(String segment) {
        return PLAIN.matcher(segment).matches() && !isSecret(segment) ? segment : UNSAID;
    }

    private static boolean isSecret(String text) {
        return SECRET.matcher(text).matches() || text.toLowerCase(Locale.ROOT).contains("password");
    }

    private String query() {
        Map<String, List<String>> sent = new TreeMap<>(request.parameters());
        String query = sent.entrySet().stream()
                .limit(MOST_PARAMETERS)
                .map(parameter -> name(parameter.getKey()) + "=" + value(parameter.getKey(), parameter.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String name(String name) {
        return segment(name);
    }

    private String value(String name, List<String> values) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (plain.equals(FILTER)) {
            return filter().map(LoggedAddress::encoded).orElse(UNSAID);
        }
        boolean kept = KEPT.contains(plain)
                && values.stream().allMatch(value -> LIST.matcher(value).matches() && !isSecret(value));
        return kept ? String.join(",", values) : UNSAID;
    }

    private Optional<String> filter() {
        Redaction discretion = new Redaction(request);
        return refused ? discretion.refusedFilter() : discretion.filter();
    }

    /** As a client writes it, but for what is not said. */
    private static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%E2%80%A6", UNSAID);
    }
}
