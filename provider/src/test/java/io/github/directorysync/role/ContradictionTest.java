package io.github.directorysync.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.role.Contradiction.Degree;
import io.github.directorysync.role.RoleMapper.MapperKind;
import io.github.directorysync.role.RoleMapper.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What else tells an app of roles, beside the resolved one. */
class ContradictionTest {

    private static final RoleMapper OURS = saml("ours", Optional.empty(), MapperKind.RESOLVED, "role");
    private static final RoleMapper CLAIM = oidc("ours", MapperKind.RESOLVED, "role", "id");

    @Test
    void keycloaks_role_list_writes_the_same_attribute_in_another_letter_case() {
        RoleMapper list = saml("role list", Optional.of("role_list"), MapperKind.ALL_ROLES, "Role");

        assertThat(Contradiction.with(OURS, Protocol.SAML, List.of(OURS, list)))
                .containsExactly(new Contradiction(
                        list,
                        Degree.SAME_NAME,
                        "The mapper role list of the client scope role_list writes all roles of the person as Keycloak has"
                                + " them into the attribute Role, where the app looks for the resolved role (role): take the"
                                + " client scope role_list off the client."));
    }

    @Test
    void a_role_list_under_another_name_still_puts_raw_roles_into_the_assertion() {
        RoleMapper list = saml("list", Optional.empty(), MapperKind.ALL_ROLES, "memberOf");

        assertThat(degrees(OURS, Protocol.SAML, list)).containsExactly(Degree.RAW_ROLES);
    }

    @Test
    void two_mappers_of_ours_contradict_each_other_only_under_one_name() {
        assertThat(degrees(OURS, Protocol.SAML, saml("second", Optional.empty(), MapperKind.RESOLVED, "role")))
                .containsExactly(Degree.SAME_NAME);
        assertThat(degrees(OURS, Protocol.SAML, saml("level", Optional.empty(), MapperKind.RESOLVED, "level")))
                .isEmpty();
    }

    @Test
    void any_other_mapper_of_that_name_contradicts_and_none_of_another_does() {
        assertThat(degrees(OURS, Protocol.SAML, saml("title", Optional.of("profile"), MapperKind.OTHER, "role")))
                .containsExactly(Degree.SAME_NAME);
        assertThat(degrees(OURS, Protocol.SAML, saml("title", Optional.of("profile"), MapperKind.OTHER, "title")))
                .isEmpty();
    }

    @Test
    void a_claim_meets_the_same_claim_and_one_that_it_contains_or_is_in() {
        assertThat(degrees(CLAIM, Protocol.OIDC, oidc("other", MapperKind.OTHER, "role", "id")))
                .containsExactly(Degree.SAME_NAME);
        assertThat(degrees(CLAIM, Protocol.OIDC, oidc("other", MapperKind.OTHER, "role.name", "id")))
                .containsExactly(Degree.SAME_NAME);
        assertThat(degrees(CLAIM, Protocol.OIDC, oidc("other", MapperKind.OTHER, "roles", "id")))
                .isEmpty();
        assertThat(degrees(CLAIM, Protocol.OIDC, oidc("other", MapperKind.OTHER, "Role", "id")))
                .isEmpty();
    }

    @Test
    void claims_in_different_tokens_do_not_meet() {
        assertThat(degrees(CLAIM, Protocol.OIDC, oidc("other", MapperKind.OTHER, "role", "access")))
                .isEmpty();
    }

    @Test
    void the_roles_that_keycloak_puts_into_tokens_are_worth_a_note() {
        RoleMapper roles = oidc("realm roles", MapperKind.ALL_ROLES, "realm_access.roles", "access");

        assertThat(Contradiction.with(CLAIM, Protocol.OIDC, List.of(CLAIM, roles)))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.misleads()).isFalse();
                    assertThat(note.text()).endsWith("The app should read role only.");
                });
    }

    @Test
    void of_several_mappers_of_ours_the_clients_own_one_counts() {
        RoleMapper shared = saml("shared", Optional.of("company"), MapperKind.RESOLVED, "role");

        assertThat(Contradiction.resolved(List.of(shared, OURS))).contains(OURS);
        assertThat(Contradiction.resolved(List.of(shared))).contains(shared);
        assertThat(Contradiction.resolved(List.of())).isEmpty();
    }

    private static List<Degree> degrees(RoleMapper resolved, Protocol protocol, RoleMapper other) {
        return Contradiction.with(resolved, protocol, List.of(resolved, other)).stream()
                .map(Contradiction::degree)
                .toList();
    }

    private static RoleMapper saml(String name, Optional<String> scope, MapperKind kind, String writes) {
        return new RoleMapper(name, name, scope, kind, writes, Set.of());
    }

    private static RoleMapper oidc(String name, MapperKind kind, String writes, String... into) {
        return new RoleMapper(name, name, Optional.empty(), kind, writes, Set.of(into));
    }
}
