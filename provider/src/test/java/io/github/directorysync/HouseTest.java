package io.github.directorysync;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.time.temporal.Temporal;

/** Which packages may depend on which. */
@AnalyzeClasses(packages = "io.github.directorysync", importOptions = DoNotIncludeTests.class)
class HouseTest {

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

    /** Tests move Keycloak's time; whatever is compared with its tokens and sessions has to use the same clock. */
    @ArchTest
    static final ArchRule the_time_is_asked_of_one_class = noClasses()
            .that()
            .doNotHaveSimpleName("ServerTime")
            .should()
            .callMethodWhere(target(nameMatching("now")).and(target(owner(assignableTo(Temporal.class)))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
