package io.github.directorysync.endpoint;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/** Eight clients that send requests to one directory at the same time. */
abstract class RaceScenario {

    static final int WRITERS = 8;

    final TestDirectory directory;
    final String realm;

    RaceScenario(KeycloakServer keycloak, String realm) {
        this.realm = realm;
        FixtureRealm.in(keycloak, realm);
        directory = TestDirectory.in(keycloak, realm);
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    static List<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).toList();
    }

    int total(String path) {
        return directory.get(path).path("totalResults").asInt();
    }

    Answer patch(String path, Object... operations) {
        return directory.scim().patch(path, Map.of("Operations", List.of(operations)));
    }

    static Map<String, Object> person(String userName, String externalId) {
        Map<String, Object> person = new HashMap<>();
        person.put("userName", userName);
        person.put("externalId", externalId);
        person.put("name", Map.of("givenName", "Given", "familyName", "Family"));
        return person;
    }

    static <T> List<T> atOnce(int times, IntFunction<T> work) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> each : IntStream.range(0, times)
                    .<Callable<T>>mapToObj(i -> () -> work.apply(i))
                    .toList()) {
                futures.add(writers.submit(each));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            writers.shutdown();
        }
    }
}
