package io.github.directorysync;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules for queries: who makes them, of which texts, and how their rows are read. */
@AnalyzeClasses(packages = "io.github.directorysync", importOptions = DoNotIncludeTests.class)
class HouseQueriesTest {

    private static final String DATABASE = "io.github.directorysync.keycloak.query.Database";

    /** Hibernate caches the plan of each query text for good, so no client may shape such a text. */
    @ArchTest
    static final ArchRule queries_are_asked_of_the_database_class_only = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(DATABASE)
            .should()
            .callMethodWhere(
                    target(nameMatching("create.*Query")).and(target(owner(assignableTo(EntityManager.class)))));

    /** Error Prone checks what is passed to a {@link CompileTimeConstant} parameter. */
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

    /** The query that selects columns also reads them into a record, so that no {@code Object[]} is passed on. */
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
        return !generated && types.stream().anyMatch(HouseQueriesTest::containsRows)
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
                        && generic.getActualTypeArguments().stream().anyMatch(HouseQueriesTest::containsRows));
    }
}
