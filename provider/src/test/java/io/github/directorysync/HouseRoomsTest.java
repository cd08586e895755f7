package io.github.directorysync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;

/** The rooms inside {@code keycloak} and the other large packages, their order, and how large they may become. */
@AnalyzeClasses(packages = "io.github.directorysync", importOptions = DoNotIncludeTests.class)
class HouseRoomsTest {

    /** Each room may know the rooms before it and none of those behind it. */
    private static final List<String> ROOMS = List.of(
            "http",
            "query",
            "store",
            "events",
            "activity",
            "webhooks",
            "settings",
            "directories",
            "access",
            "apps",
            "roles",
            "guard",
            "accounts",
            "people",
            "groups",
            "portal",
            "export",
            "decisions",
            "rehearsal",
            "overview",
            "admin");

    private static final int LARGEST_ROOM = 35;

    @ArchTest
    static void a_room_of_keycloak_knows_only_rooms_before_it(JavaClasses all) {
        for (int i = 0; i < ROOMS.size() - 1; i++) {
            String[] behind = ROOMS.subList(i + 1, ROOMS.size()).stream()
                    .map(room -> "..directorysync.keycloak." + room + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("..directorysync.keycloak." + ROOMS.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(behind)
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule every_class_of_keycloak_is_in_a_room = classes()
            .that()
            .resideInAPackage("..directorysync.keycloak..")
            .and()
            .doNotHaveSimpleName("DirectoryProvider")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .resideInAnyPackage(ROOMS.stream()
                    .map(room -> "..directorysync.keycloak." + room + "..")
                    .toArray(String[]::new));

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("io.github.directorysync.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule entities_are_in_store_only =
            classes().that().areAnnotatedWith(Entity.class).should().resideInAPackage("..directorysync.keycloak.store");

    @ArchTest
    static void no_room_is_too_large(JavaClasses all) {
        Map<String, Long> sizes = all.stream()
                .filter(one -> one.isTopLevelClass() && !one.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        Assertions.assertThat(sizes)
                .allSatisfy((room, size) -> Assertions.assertThat(size).as(room).isLessThanOrEqualTo(LARGEST_ROOM));
    }

    @ArchTest
    static void no_two_types_have_one_name_or_differ_by_an_s_only(JavaClasses all) {
        Map<String, List<String>> names = new TreeMap<>();
        all.stream()
                .filter(one -> !one.isAnonymousClass() && !one.isLocalClass())
                .filter(one -> !one.getSimpleName().equals("package-info"))
                .forEach(one -> names.computeIfAbsent(one.getSimpleName(), name -> new ArrayList<>())
                        .add(one.getName()));
        Assertions.assertThat(names).allSatisfy((name, types) -> {
            Assertions.assertThat(types).as(name).hasSize(1);
            Assertions.assertThat(names).as(name).doesNotContainKey(name + "s");
        });
    }
}
