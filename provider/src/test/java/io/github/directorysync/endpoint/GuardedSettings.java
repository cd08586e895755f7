package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Settings that would suspend people, what becomes of what was held, and last holders. On every database. */
abstract class GuardedSettings {

    private static final int MANY = 4;

    private final KeycloakServer keycloak;
    private final GuardedRealm realm;

    GuardedSettings(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        this.realm = GuardedRealm.in(keycloak, "guarded-settings");
    }

    @AfterEach
    void gone() {
        realm.delete();
    }

    @Test
    void a_typo_in_the_access_groups_locks_nobody_out_and_is_forgotten_when_it_is_corrected() {
        for (String guard : List.of("hold", "refuse")) {
            var directory = realm.directory(Map.of("guard", List.of(guard), "access-groups", List.of("Everybody")));
            everybody(directory);

            realm.set(directory, "access-groups", "Evrybody");
            assertThat(realm.held(directory)).isEqualTo(MANY);
            assertThat(realm.rolesAtSignIn(directory, MANY)).containsOnly("Chief");

            realm.set(directory, "access-groups", "Everybody");
            assertThat(realm.held(directory)).isZero();
            assertThat(realm.list(directory, "lapsed").path("total").asInt()).isEqualTo(MANY);
            realm.decide(directory, "apply");
            assertThat(realm.rolesAtSignIn(directory, MANY)).containsOnly("Chief");
            directory.close();
        }
    }

    @Test
    void applying_suspends_nobody_whom_nothing_wants_suspended_any_more() {
        var directory = realm.directory(Map.of("access-groups", List.of("Everybody")));
        List<String> people = everybody(directory);
        String others = directory.group("Others");
        realm.set(directory, "access-groups", "Others");
        assertThat(realm.held(directory)).isEqualTo(MANY);

        GuardedRealm.put(directory, others, "Others", people.get(0)).ok();
        assertThat(realm.held(directory)).isEqualTo(MANY - 1);
        // By an administrator, of which the directory hears nothing.
        keycloak.admin()
                .put("/" + realm.name() + "/users/" + people.get(1) + "/groups/" + others, "")
                .ok();
        realm.decide(directory, "apply");

        assertThat(realm.rolesAtSignIn(directory, MANY)).containsExactly("Chief", "Chief", "refused", "refused");
        assertThat(realm.list(directory, "lapsed").path("total").asInt()).isEqualTo(2);
    }

    @Test
    void a_suspension_that_is_held_lapses_where_nobody_is_suspended_any_more() {
        var directory = realm.directory(Map.of("guard-count", List.of("0")));
        List<String> people = realm.people(directory, 1);
        GuardedRealm.suspend(directory, people.get(0)).ok();
        assertThat(realm.held(directory)).isEqualTo(1);

        realm.set(directory, "suspend-users", "false");
        assertThat(realm.held(directory)).isZero();
        assertThat(realm.rolesAtSignIn(directory, 1)).doesNotContain("refused");

        realm.set(directory, "suspend-users", "true");
        assertThat(realm.held(directory)).isEqualTo(1);
        assertThat(realm.rolesAtSignIn(directory, 1)).doesNotContain("refused");
    }

    @Test
    void many_people_whom_other_settings_suspend_are_asked_about_at_once_even_if_it_takes_several_turns() {
        var directory = realm.directory(Map.of("access-groups", List.of("Everybody"), "guard-count", List.of("3")));
        // Four of many lose their access, fewer than the guard would let go in each turn.
        List<String> many = directory.people(510, i -> "one" + i + "@guard.example");
        String everybody = directory.group("Everybody", many.toArray(String[]::new));
        directory.group("Remaining", many.subList(MANY, many.size()).toArray(String[]::new));

        realm.set(directory, "access-groups", "Remaining");

        Waiting.until(() -> realm.held(directory) == MANY);
        assertThat(keycloak.admin()
                        .get("/" + realm.name() + "/users/count?enabled=true")
                        .json()
                        .asInt())
                .isEqualTo(many.size());
        assertThat(directory.get("/Groups/" + everybody).path("members")).hasSize(many.size());
    }

    @Test
    void the_last_holder_of_the_highest_role_keeps_it_whatever_way_it_would_be_lost() {
        Map<String, BiConsumer<TestDirectory, String>> ways = Map.of(
                "suspended",
                        (directory, group) -> GuardedRealm.suspend(directory, member(directory, group))
                                .ok(),
                "deleted",
                        (directory, group) -> directory
                                .scim()
                                .delete("/Users/" + member(directory, group))
                                .ok(),
                "leaves",
                        (directory, group) ->
                                GuardedRealm.put(directory, group, "Chiefs").ok(),
                "group deleted",
                        (directory, group) ->
                                directory.scim().delete("/Groups/" + group).ok(),
                "group renamed",
                        (directory, group) -> GuardedRealm.put(directory, group, "Nobody", member(directory, group))
                                .ok(),
                "other access groups", (directory, group) -> realm.set(directory, "access-groups", "Nobodies"),
                "unmapped by a link",
                        (directory, group) -> assertThat(realm.portal(directory)
                                        .delete("/groups/" + group + "/role?app=" + realm.app())
                                        .status())
                                .isEqualTo(403));
        ways.forEach((way, lost) -> {
            try (var directory = lastHolders()) {
                String group = realm.mapped(directory, "Chiefs", "Chief", realm.people(directory, 1));

                lost.accept(directory, group);

                assertThat(realm.rolesAtSignIn(directory, 1)).as(way).containsExactly("Chief");
            }
        });
    }

    @Test
    void of_two_holders_who_are_taken_out_at_the_same_moment_one_stays() throws Exception {
        var two = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 4; round++) {
                try (var directory = lastHolders()) {
                    List<String> chiefs = realm.people(directory, 2);
                    realm.mapped(directory, "Chiefs", "Chief", chiefs);

                    atOnce(two, chiefs.stream().map(id -> (Callable<?>)
                            () -> GuardedRealm.suspend(directory, id).ok()));

                    assertThat(realm.rolesAtSignIn(directory, 2)).containsExactlyInAnyOrder("Chief", "refused");
                }
            }
        } finally {
            two.shutdownNow();
        }
    }

    private static void atOnce(ExecutorService threads, Stream<Callable<?>> work)
            throws InterruptedException, ExecutionException {
        for (var done : work.map(threads::submit).toList()) {
            done.get();
        }
    }

    /** Only them it is about: everything else may go. */
    private TestDirectory lastHolders() {
        return realm.directory(Map.of(
                "guard",
                List.of("off"),
                "allow-last-holder-removal",
                List.of("false"),
                "access-groups",
                List.of("Chiefs")));
    }

    private static String member(TestDirectory directory, String group) {
        return directory.get("/Groups/" + group).at("/members/0/value").asText();
    }

    private List<String> everybody(TestDirectory directory) {
        List<String> people = realm.people(directory, MANY);
        realm.mapped(directory, "Everybody", "Chief", people);
        return people;
    }
}
