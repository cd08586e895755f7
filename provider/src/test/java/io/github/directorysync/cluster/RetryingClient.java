package io.github.directorysync.cluster;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Waiting;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * What an identity provider does behind a load balancer: it repeats what was not answered or was answered 429 or 5xx, at another
 * node, and looks for what is said to be there already.
 */
record RetryingClient(ClusterRealm realm, List<KeycloakServer> nodes, int number) {

    /** Creates a user, or finds the one whom an attempt without an answer has created. */
    String user(String userName) {
        Answer answer = answered(scim -> scim.post("/Users", Map.of("userName", userName, "active", true)));
        return answer.status() == 409 ? found("/Users", "userName", userName) : answer.createdId();
    }

    String group(String displayName) {
        Answer answer = answered(scim -> scim.post("/Groups", Map.of("displayName", displayName)));
        return answer.status() == 409 ? found("/Groups", "displayName", displayName) : answer.createdId();
    }

    void add(String group, List<String> members) {
        List<Map<String, String>> values =
                members.stream().map(id -> Map.of("value", id)).toList();
        Map<String, ?> add = Map.of("op", "add", "path", "members", "value", values);
        answered(scim -> scim.patch("/Groups/" + group, Map.of("Operations", List.of(add))))
                .ok();
    }

    private String found(String path, String attribute, String value) {
        String filter = Http.encoded(attribute + " eq \"" + value + "\"");
        return answered(scim -> scim.get(path + "?filter=" + filter))
                .ok()
                .json()
                .at("/Resources/0/id")
                .asText();
    }

    private Answer answered(Function<Http, Answer> request) {
        AtomicReference<Answer> last = new AtomicReference<>();
        int[] attempt = {number};
        Waiting.until(() -> {
            KeycloakServer node = nodes.get(attempt[0]++ % nodes.size());
            try {
                Answer answer = request.apply(realm.at(node).scim());
                last.set(answer);
                return answer.status() < 500 && answer.status() != Clients.TOO_MANY_REQUESTS;
            } catch (UncheckedIOException gone) {
                return false;
            }
        });
        return Objects.requireNonNull(last.get());
    }
}
