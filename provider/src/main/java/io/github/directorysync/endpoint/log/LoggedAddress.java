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
 * The path and query of a request for the activity log, so that an administrator can see and repeat it. Possible
 * secrets are replaced by {@code …}: a client may put anything into an address, including a password or a token.
 *
 * @param refused whether the request was refused as malformed: then no value of its filter is kept
 */
record LoggedAddress(ScimRequest request, boolean refused) {

    private static final String REDACTED = "…";

    /** A path segment that looks like a name or an id; filter values and long secrets do not match. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:@+-]{1,64}");

    private static final Pattern LIST = Pattern.compile("[A-Za-z0-9$._:,-]{1,500}");

    /** Prefixes of directory tokens, of secrets of set-up links and portal sessions, and of access tokens. */
    private static final Pattern SECRET = Pattern.compile("(?i)(kcd[a-z]*_|eyj|bearer|basic).*");

    /**
     * List parameters (RFC 7644 §3.4.2, §3.9; RFC 9865) whose values are numbers, attribute names or cursors of this
     * server.
     */
    private static final Set<String> KEPT =
            Set.of("startindex", "count", "sortby", "sortorder", "attributes", "excludedattributes", "cursor");

    private static final String FILTER = "filter";
    private static final int MOST_PARAMETERS = 20;

    /** The path below the directory's base address, with its query: {@code /scim/v2/Users?count=10}. */
    String path() {
        return "/" + request.path().stream().map(LoggedAddress::segment).collect(Collectors.joining("/")) + query();
    }

    private static String segment(String segment) {
        return PLAIN.matcher(segment).matches() && !isSecret(segment) ? segment : REDACTED;
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
            return filter().map(LoggedAddress::encoded).orElse(REDACTED);
        }
        boolean kept = KEPT.contains(plain)
                && values.stream().allMatch(value -> LIST.matcher(value).matches() && !isSecret(value));
        return kept ? String.join(",", values) : REDACTED;
    }

    private Optional<String> filter() {
        Redaction redaction = new Redaction(request);
        return refused ? redaction.refusedFilter() : redaction.filter();
    }

    /** Percent-encoded as a client sends it, except for the redaction mark. */
    private static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%E2%80%A6", REDACTED);
    }
}
