package io.github.directorysync;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.google.errorprone.annotations.CompileTimeConstant;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The house and its arrows: who may know whom. */
@AnalyzeClasses(packages = "io.github.directorysync", importOptions = DoNotIncludeTests.class)
class HouseTest {

    private static final String DATABASE = "io.github.directorysync.keycloak.query.Database";

    @ArchTest
    static final ArchRule the_rooms_depend_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.github.directorysync..")
            .withOptionalLayers(true)
            .layer("role")
            .definedBy("..role..")
            .layer("directory")
            .definedBy("..directorysync.directory..")
            .layer("scim")
            .definedBy("..directorysync.scim..")
            .layer("sync")
            .definedBy("..directorysync.sync..")
            .layer("keycloak")
            .definedBy("..directorysync.keycloak..")
            .layer("endpoint")
            .definedBy("..endpoint..")
            .layer("console")
            .definedBy("..console..")
            .layer("login")
            .definedBy("..login..")
            .whereLayer("role")
            .mayNotAccessAnyLayer()
            .whereLayer("directory")
            .mayNotAccessAnyLayer()
            .whereLayer("scim")
            .mayNotAccessAnyLayer()
            .whereLayer("sync")
            .mayOnlyAccessLayers("role", "directory", "scim")
            .whereLayer("keycloak")
            .mayOnlyAccessLayers("role", "directory", "scim", "sync")
            .whereLayer("endpoint")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("console")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("login")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule only_the_outer_rooms_know_keycloak = noClasses()
            .that()
            .resideInAnyPackage(
                    "..role..", "..directorysync.directory..", "..directorysync.scim..", "..directorysync.sync..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.keycloak..", "jakarta..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule roles_and_directories_know_only_java = classes()
            .that()
            .resideInAnyPackage("..role..", "..directorysync.directory..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "..role..", "..directorysync.directory..", "org.jspecify..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_scim_knows_the_scim_library = noClasses()
            .that()
            .resideOutsideOfPackage("..directorysync.scim..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.unboundid..")
            .allowEmptyShould(true);

    /** Keycloak would publish such a class for the whole server. */
    @ArchTest
    static final ArchRule no_class_carries_a_path_or_is_a_jaxrs_provider =
            noClasses().should().beAnnotatedWith(Path.class).orShould().beAnnotatedWith(Provider.class);

    @ArchTest
    static final ArchRule no_room_is_a_drawer = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Service|Processor|Handler|DTO|Dto)");

    @ArchTest
    static final ArchRule no_rooms_go_in_circles =
            slices().matching("io.github.directorysync.(*)..").should().beFreeOfCycles();

    /** Hibernate's parser keeps what it has learnt of each shape of text for good, so no client may make texts. */
    @ArchTest
    static final ArchRule queries_are_asked_of_the_database_class_only = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(DATABASE)
            .should()
            .callMethodWhere(
                    target(nameMatching("create.*Query")).and(target(owner(assignableTo(EntityManager.class)))));

    /** The compiler checks what is handed to such a parameter. */
    @ArchTest
    static final ArchRule the_text_of_a_query_is_a_constant = methods()
            .that()
            .areDeclaredIn(DATABASE)
            .and()
            .haveNameMatching("query|list|rows|sql|forEach|count|change")
            .should(new ArchCondition<JavaMethod>("take constant texts only") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    method.getParameters().stream()
                            .filter(parameter -> parameter.getRawType().isEquivalentTo(String.class))
                            .forEach(text -> events.add(new SimpleConditionEvent(
                                    method,
                                    text.isAnnotatedWith(CompileTimeConstant.class),
                                    method.getFullName() + " takes any text")));
                }
            });

    /** A row is read into a record where its query stands: a column's number and cast say nothing elsewhere. */
    @ArchTest
    static final ArchRule rows_of_queries_are_records = classes()
            .that()
            .doNotHaveSimpleName("Database")
            .and()
            .doNotHaveSimpleName("RowQuery")
            .and()
            .doNotHaveSimpleName("ResultRow")
            .should(new ArchCondition<JavaClass>("have no member with Object[] in its type") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Stream.concat(
                                    type.getFields().stream().map(field -> member(field, List.of(field.getType()))),
                                    type.getCodeUnits().stream().map(unit -> member(unit, typesOf(unit))))
                            .flatMap(Optional::stream)
                            .forEach(message -> events.add(SimpleConditionEvent.violated(type, message)));
                }
            });

    private static Optional<String> member(JavaMember member, List<JavaType> types) {
        boolean generated = member.getModifiers().contains(JavaModifier.SYNTHETIC);
        return !generated && types.stream().anyMatch(HouseTest::containsRows)
                ? Optional.of(member.getFullName() + " has Object[] in its type")
                : Optional.empty();
    }

    /** None of a unit that takes a {@link Method}: its array holds the arguments of a reflective call. */
    private static List<JavaType> typesOf(JavaCodeUnit unit) {
        if (unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Method.class))) {
            return List.of();
        }
        return Stream.concat(unit.getParameterTypes().stream(), Stream.of(unit.getReturnType()))
                .toList();
    }

    private static boolean containsRows(JavaType type) {
        return type.toErasure().isEquivalentTo(Object[].class)
                || (type instanceof JavaParameterizedType generic
                        && generic.getActualTypeArguments().stream().anyMatch(HouseTest::containsRows));
    }

    /** Keycloak's time can be moved by tests, and what is compared with its tokens and sessions must move along. */
    @ArchTest
    static final ArchRule the_time_is_asked_of_one_class = noClasses()
            .that()
            .doNotHaveSimpleName("ServerTime")
            .should()
            .callMethodWhere(target(nameMatching("now")).and(target(owner(assignableTo(Temporal.class)))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
