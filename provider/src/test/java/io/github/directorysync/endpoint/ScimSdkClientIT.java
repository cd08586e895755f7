package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.resources.MetaConfiguration;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.response.ListResponse;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Users and groups by SCIM-SDK's client, which checks content types, headers and schemas of every answer. */
@WithKeycloak
class ScimSdkClientIT {

    private static final String REALM = "scim-sdk";

    private final TestDirectory directory;
    private final ScimSdk sdk;
    private final ScimRequestBuilder scim;

    ScimSdkClientIT(KeycloakServer keycloak) {
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
        sdk = ScimSdk.of(directory);
        scim = sdk.scim();
    }

    @AfterEach
    void gone() {
        scim.close();
        directory.close();
    }

    @Test
    void it_reads_the_discovery_documents() {
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
    void a_user_is_made_read_replaced_patched_and_deleted() {
        User made = ScimSdk.done(
                scim.create(User.class, "/Users")
                        .setResource(ScimSdk.person("ann@example.com"))
                        .sendRequest(),
                201);
        String id = made.getId().orElseThrow();
        assertThat(made.getMeta().orElseThrow().getLocation()).contains(directory.url() + "/Users/" + id);

        User read = ScimSdk.done(scim.get(User.class, "/Users", id).sendRequest(), 200);
        assertThat(read.getUserName()).contains("ann@example.com");
        assertThat(read.getEnterpriseUser().orElseThrow().getDepartment()).contains("Risk");

        read.setNickName("Annie");
        User replaced = ScimSdk.done(
                scim.update(User.class, "/Users", id).setResource(read).sendRequest(), 200);
        assertThat(replaced.getNickName()).contains("Annie");

        User patched = ScimSdk.done(
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

        ScimSdk.done(scim.delete(User.class, "/Users", id).sendRequest(), 204);
        ScimSdk.refused(scim.get(User.class, "/Users", id).sendRequest(), 404);
    }

    @Test
    void users_are_found_by_filters_and_page_by_page() {
        for (int i = 0; i < 7; i++) {
            ScimSdk.done(
                    scim.create(User.class, "/Users")
                            .setResource(ScimSdk.person("user-" + i + "@example.com"))
                            .sendRequest(),
                    201);
        }

        ListResponse<User> found = ScimSdk.listed(scim.list(User.class, "/Users")
                .filter("userName", Comparator.SW, "user-")
                .and("emails.value", Comparator.EQ, "user-3@example.com")
                .build());
        assertThat(found.getTotalResults()).isEqualTo(1);

        List<String> met = new ArrayList<>();
        for (int start = 1; start <= 7; start += 3) {
            ListResponse<User> page = ScimSdk.listed(
                    scim.list(User.class, "/Users").startIndex(start).count(3));
            assertThat(page.getTotalResults()).isEqualTo(7);
            assertThat(page.getStartIndex()).isEqualTo(start);
            page.getListedResources().forEach(user -> met.add(user.getUserName().orElseThrow()));
        }
        assertThat(met).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void a_group_is_made_its_members_change_and_it_is_deleted() {
        String ann = sdk.idOf(ScimSdk.person("ann@example.com"));
        String bob = sdk.idOf(ScimSdk.person("bob@example.com"));
        Group made = ScimSdk.done(
                scim.create(Group.class, "/Groups")
                        .setResource(Group.builder()
                                .displayName("Sales")
                                .members(List.of(ScimSdk.member(ann)))
                                .build())
                        .sendRequest(),
                201);
        String id = made.getId().orElseThrow();

        sdk.patch(id, PatchOp.ADD, "members", ScimSdk.member(bob));
        assertThat(sdk.members(id)).containsExactlyInAnyOrder(ann, bob);
        sdk.patch(id, PatchOp.REMOVE, "members[value eq \"" + ann + "\"]");
        assertThat(sdk.members(id)).containsExactly(bob);
        sdk.patch(id, PatchOp.REPLACE, "members", ScimSdk.member(ann));
        assertThat(sdk.members(id)).containsExactly(ann);

        Group renamed = ScimSdk.done(
                scim.update(Group.class, "/Groups", id)
                        .setResource(Group.builder()
                                .displayName("Sales EMEA")
                                .members(List.of(ScimSdk.member(bob)))
                                .build())
                        .sendRequest(),
                200);
        assertThat(renamed.getDisplayName()).contains("Sales EMEA");
        assertThat(sdk.members(id)).containsExactly(bob);
        assertThat(ScimSdk.listed(scim.list(Group.class, "/Groups")
                                .filter("displayName", Comparator.EQ, "sales emea")
                                .build())
                        .getTotalResults())
                .isEqualTo(1);

        ScimSdk.done(scim.delete(Group.class, "/Groups", id).sendRequest(), 204);
        ScimSdk.refused(scim.get(Group.class, "/Groups", id).sendRequest(), 404);
    }

    @Test
    void a_name_that_is_taken_is_a_conflict() {
        sdk.idOf(ScimSdk.person("ann@example.com"));

        ServerResponse<User> answer = scim.create(User.class, "/Users")
                .setResource(ScimSdk.person("Ann@Example.com"))
                .sendRequest();

        ScimSdk.refused(answer, 409);
        assertThat(answer.getErrorResponse().getScimType()).contains("uniqueness");
        assertThat(answer.getErrorResponse().getDetail()).isPresent();
    }
}
