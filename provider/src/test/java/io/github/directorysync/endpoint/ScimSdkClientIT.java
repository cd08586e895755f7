package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.builder.ListBuilder;
import de.captaingoldfish.scim.sdk.client.resources.MetaConfiguration;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.resources.EnterpriseUser;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import de.captaingoldfish.scim.sdk.common.response.ListResponse;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A whole life by SCIM-SDK's client, which looks at content types, headers and schemas before it believes an answer. */
@WithKeycloak
class ScimSdkClientIT {

    private static final String REALM = "scim-sdk";

    private final TestDirectory directory;
    private final ScimRequestBuilder scim;

    ScimSdkClientIT(KeycloakServer keycloak) {
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
        scim = new ScimRequestBuilder(
                directory.url(),
                ScimClientConfig.builder()
                        .httpHeaders(Map.of("Authorization", "Bearer " + directory.token()))
                        .build());
    }

    @AfterEach
    void gone() {
        scim.close();
        directory.close();
    }

    @Test
    void it_understands_what_the_server_says_of_itself() {
        ServerResponse<MetaConfiguration> answer = scim.loadMetaConfiguration().sendRequest();

        MetaConfiguration meta = answer.getResource();
        assertThat(answer.isSuccess()).isTrue();
        assertThat(meta.getServiceProvider().getPatchConfig().isSupported()).isTrue();
        assertThat(meta.getServiceProvider().getAuthenticationSchemes())
                .extracting("authenticationType")
                .contains("oauthbearertoken");
        assertThat(meta.getResourceTypes()).extracting("name").containsExactly("User", "Group");
        // Its own parser refuses a definition without the characteristics that RFC 7643 §7 demands.
        assertThat(meta.getSchemas())
                .hasSize(3)
                .allSatisfy(schema -> assertThat(schema.getAttributes()).isNotEmpty());
    }

    @Test
    void a_user_lives_from_create_to_delete() {
        User made = done(
                scim.create(User.class, "/Users")
                        .setResource(person("ann@example.com"))
                        .sendRequest(),
                201);
        String id = made.getId().orElseThrow();
        assertThat(made.getMeta().orElseThrow().getLocation()).contains(directory.url() + "/Users/" + id);

        User read = done(scim.get(User.class, "/Users", id).sendRequest(), 200);
        assertThat(read.getUserName()).contains("ann@example.com");
        assertThat(read.getEnterpriseUser().orElseThrow().getDepartment()).contains("Risk");

        read.setNickName("Annie");
        User replaced =
                done(scim.update(User.class, "/Users", id).setResource(read).sendRequest(), 200);
        assertThat(replaced.getNickName()).contains("Annie");

        User patched = done(
                scim.patch(User.class, "/Users", id)
                        .addOperation()
                        .op(PatchOp.REPLACE)
                        .path("name.givenName")
                        .value("Anna")
                        .next()
                        .op(PatchOp.REMOVE)
                        .path("nickName")
                        .next()
                        .op(PatchOp.REPLACE)
                        .path("active")
                        .value("false")
                        .build()
                        .sendRequest(),
                200);
        assertThat(patched.getName().orElseThrow().getGivenName()).contains("Anna");
        assertThat(patched.getNickName()).isEmpty();
        assertThat(patched.isActive()).contains(false);

        done(scim.delete(User.class, "/Users", id).sendRequest(), 204);
        refused(scim.get(User.class, "/Users", id).sendRequest(), 404);
    }

    @Test
    void people_are_found_by_filters_and_page_by_page() {
        for (int i = 0; i < 7; i++) {
            done(
                    scim.create(User.class, "/Users")
                            .setResource(person("user-" + i + "@example.com"))
                            .sendRequest(),
                    201);
        }

        ListResponse<User> found = listed(scim.list(User.class, "/Users")
                .filter("userName", Comparator.SW, "user-")
                .and("emails.value", Comparator.EQ, "user-3@example.com")
                .build());
        assertThat(found.getTotalResults()).isEqualTo(1);

        List<String> met = new ArrayList<>();
        for (int start = 1; start <= 7; start += 3) {
            ListResponse<User> page =
                    listed(scim.list(User.class, "/Users").startIndex(start).count(3));
            assertThat(page.getTotalResults()).isEqualTo(7);
            assertThat(page.getStartIndex()).isEqualTo(start);
            page.getListedResources().forEach(user -> met.add(user.getUserName().orElseThrow()));
        }
        assertThat(met).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void a_group_lives_with_its_members_coming_and_going() {
        String ann = idOf(person("ann@example.com"));
        String bob = idOf(person("bob@example.com"));
        Group made = done(
                scim.create(Group.class, "/Groups")
                        .setResource(Group.builder()
                                .displayName("Sales")
                                .members(List.of(member(ann)))
                                .build())
                        .sendRequest(),
                201);
        String id = made.getId().orElseThrow();

        patch(id, PatchOp.ADD, "members", member(bob));
        assertThat(members(id)).containsExactlyInAnyOrder(ann, bob);
        patch(id, PatchOp.REMOVE, "members[value eq \"" + ann + "\"]");
        assertThat(members(id)).containsExactly(bob);
        patch(id, PatchOp.REPLACE, "members", member(ann));
        assertThat(members(id)).containsExactly(ann);

        Group renamed = done(
                scim.update(Group.class, "/Groups", id)
                        .setResource(Group.builder()
                                .displayName("Sales EMEA")
                                .members(List.of(member(bob)))
                                .build())
                        .sendRequest(),
                200);
        assertThat(renamed.getDisplayName()).contains("Sales EMEA");
        assertThat(members(id)).containsExactly(bob);
        assertThat(listed(scim.list(Group.class, "/Groups")
                                .filter("displayName", Comparator.EQ, "sales emea")
                                .build())
                        .getTotalResults())
                .isEqualTo(1);

        done(scim.delete(Group.class, "/Groups", id).sendRequest(), 204);
        refused(scim.get(Group.class, "/Groups", id).sendRequest(), 404);
    }

    @Test
    void a_name_that_is_taken_is_a_conflict() {
        idOf(person("ann@example.com"));

        ServerResponse<User> answer = scim.create(User.class, "/Users")
                .setResource(person("Ann@Example.com"))
                .sendRequest();

        refused(answer, 409);
        assertThat(answer.getErrorResponse().getScimType()).contains("uniqueness");
        assertThat(answer.getErrorResponse().getDetail()).isPresent();
    }

    private void patch(String group, PatchOp op, String path, Member... members) {
        var operation =
                scim.patch(Group.class, "/Groups", group).addOperation().op(op).path(path);
        if (members.length > 0) {
            operation.valueNodes(List.of(members));
        }
        // Not isSuccess(): that misses the Content-Type, which an answer without content has no use for.
        ServerResponse<Group> answer = operation.build().sendRequest();
        assertThat(answer.getHttpStatus()).as(answer.getResponseBody()).isIn(200, 204);
    }

    private List<String> members(String group) {
        return done(scim.get(Group.class, "/Groups", group).sendRequest(), 200).getMembers().stream()
                .map(member -> member.getValue().orElseThrow())
                .toList();
    }

    private String idOf(User person) {
        return done(scim.create(User.class, "/Users").setResource(person).sendRequest(), 201)
                .getId()
                .orElseThrow();
    }

    private static <T extends ResourceNode> T done(ServerResponse<T> answer, int status) {
        assertThat(answer.getHttpStatus()).as(answer.getResponseBody()).isEqualTo(status);
        assertThat(answer.isSuccess()).as(answer.getResponseBody()).isTrue();
        return answer.getResource();
    }

    private static <T extends ResourceNode> ListResponse<T> listed(ListBuilder<T> list) {
        ServerResponse<ListResponse<T>> answer = list.get().sendRequest();
        assertThat(answer.isSuccess()).as(answer.getResponseBody()).isTrue();
        return answer.getResource();
    }

    private static void refused(ServerResponse<?> answer, int status) {
        assertThat(answer.getHttpStatus()).isEqualTo(status);
        assertThat(answer.isSuccess()).isFalse();
        assertThat(answer.getErrorResponse().getStatus()).isEqualTo(status);
    }

    private static User person(String userName) {
        return User.builder()
                .userName(userName)
                .externalId("ext-" + userName)
                .name(Name.builder().givenName("Ann").familyName("Example").build())
                .emails(List.of(Email.builder()
                        .value(userName)
                        .type("work")
                        .primary(true)
                        .build()))
                .active(true)
                .enterpriseUser(EnterpriseUser.builder().department("Risk").build())
                .build();
    }

    private static Member member(String id) {
        return Member.builder().value(id).build();
    }
}
