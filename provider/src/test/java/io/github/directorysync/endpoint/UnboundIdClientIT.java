package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.UserResource;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A whole life by UnboundID's client, whose parser refuses every attribute that it does not expect. */
@WithKeycloak
class UnboundIdClientIT {

    private static final String REALM = "unboundid";

    private final TestDirectory directory;
    private final Client http = ClientBuilder.newClient();
    private final ScimService scim;

    UnboundIdClientIT(KeycloakServer keycloak) {
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
        ClientRequestFilter bearer =
                request -> request.getHeaders().putSingle("Authorization", "Bearer " + directory.token());
        scim = new ScimService(http.target(directory.url()).register(bearer));
    }

    @AfterEach
    void gone() {
        http.close();
        directory.close();
    }

    @Test
    void it_understands_what_the_server_says_of_itself() throws Exception {
        assertThat(scim.getServiceProviderConfig().getPatch().isSupported()).isTrue();
        assertThat(scim.getServiceProviderConfig().getFilter().getMaxResults()).isEqualTo(1000);
        assertThat(scim.getResourceTypes()).extracting("name").containsExactly("User", "Group");
        assertThat(scim.getResourceType("User").getEndpoint()).hasToString("/Users");
        assertThat(scim.getSchemas()).hasSize(3);
        assertThat(scim.getSchema("urn:ietf:params:scim:schemas:core:2.0:User").getAttributes())
                .extracting("name")
                .contains("userName", "emails", "active");
    }

    @Test
    void a_user_lives_from_create_to_delete() throws Exception {
        UserResource made = scim.create("Users", person("ann@example.com"));
        assertThat(made.getId()).isNotEmpty();
        assertThat(made.getMeta().getLocation()).hasToString(directory.url() + "/Users/" + made.getId());
        assertThat(made.getMeta().getCreated()).isNotNull();

        UserResource read = scim.retrieve(made);
        assertThat(read).isEqualTo(made);
        assertThat(read.getExtension(EnterpriseUserExtension.class).getDepartment())
                .isEqualTo("Risk");

        read.setDisplayName("Ann A.");
        read.setExtension(new EnterpriseUserExtension().setDepartment("Sales"));
        UserResource replaced = scim.replace(read);
        assertThat(replaced.getDisplayName()).isEqualTo("Ann A.");
        assertThat(replaced.getExtension(EnterpriseUserExtension.class).getDepartment())
                .isEqualTo("Sales");

        UserResource patched = scim.modifyRequest("Users", made.getId())
                .replaceValue("name.givenName", "Anna")
                .replaceValue("emails[type eq \"work\"].value", "anna@example.com")
                .removeValues("displayName")
                .invoke(UserResource.class);
        assertThat(patched.getName().getGivenName()).isEqualTo("Anna");
        assertThat(patched.getEmails()).extracting("value").containsExactly("anna@example.com");
        assertThat(patched.getDisplayName()).isNull();

        UserResource left = scim.modifyRequest("Users", made.getId())
                .replaceValue("active", false)
                .invoke(UserResource.class);
        assertThat(left.getActive()).isFalse();

        scim.delete(made);
        assertThat(catchThrowableOfType(
                        ResourceNotFoundException.class,
                        () -> scim.retrieve("Users", made.getId(), UserResource.class)))
                .isNotNull();
    }

    @Test
    void people_are_found_by_filters_and_page_by_page() throws Exception {
        for (int i = 0; i < 7; i++) {
            scim.create("Users", person("user-" + i + "@example.com"));
        }

        ListResponse<UserResource> found = scim.searchRequest("Users")
                .filter(Filter.and(Filter.sw("userName", "user-"), Filter.eq("emails.value", "user-3@example.com")))
                .attributes("userName")
                .invoke(UserResource.class);
        assertThat(found.getTotalResults()).isEqualTo(1);
        assertThat(found.getResources()).extracting("userName").containsExactly("user-3@example.com");
        assertThat(found.getResources()).extracting("name").containsOnlyNulls();

        List<String> met = new ArrayList<>();
        for (int start = 1; start <= 7; start += 3) {
            ListResponse<UserResource> page =
                    scim.searchRequest("Users").page(start, 3).invoke(UserResource.class);
            assertThat(page.getTotalResults()).isEqualTo(7);
            assertThat(page.getStartIndex()).isEqualTo(start);
            assertThat(page.getItemsPerPage()).isEqualTo(page.getResources().size());
            page.forEach(user -> met.add(user.getUserName()));
        }
        assertThat(met).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void a_group_lives_with_its_members_coming_and_going() throws Exception {
        String ann = scim.create("Users", person("ann@example.com")).getId();
        String bob = scim.create("Users", person("bob@example.com")).getId();
        GroupResource group = new GroupResource().setDisplayName("Sales");
        group.setMembers(member(ann));

        GroupResource made = scim.create("Groups", group);
        assertThat(made.getMembers()).extracting("value").containsExactly(ann);
        assertThat(scim.retrieve("Users", ann, UserResource.class).getGroups())
                .extracting("value")
                .containsExactly(made.getId());

        GroupResource both = scim.modifyRequest("Groups", made.getId())
                .addValues("members", List.of(member(bob)))
                .attributes("members")
                .invoke(GroupResource.class);
        assertThat(both.getMembers()).extracting("value").containsExactlyInAnyOrder(ann, bob);

        GroupResource one = scim.modifyRequest("Groups", made.getId())
                .removeValues("members[value eq \"" + ann + "\"]")
                .attributes("members")
                .invoke(GroupResource.class);
        assertThat(one.getMembers()).extracting("value").containsExactly(bob);

        GroupResource changed = scim.retrieve("Groups", made.getId(), GroupResource.class);
        changed.setDisplayName("Sales EMEA");
        changed.setMembers(member(ann));
        GroupResource replaced = scim.replace(changed);
        assertThat(replaced.getDisplayName()).isEqualTo("Sales EMEA");
        assertThat(replaced.getMembers()).extracting("value").containsExactly(ann);

        ListResponse<GroupResource> found = scim.searchRequest("Groups")
                .filter(Filter.eq("members.value", ann))
                .excludedAttributes("members")
                .invoke(GroupResource.class);
        assertThat(found.getResources()).extracting("id").containsExactly(made.getId());
        assertThat(found.getResources()).extracting("members").containsOnlyNulls();

        scim.delete("Groups", made.getId());
        assertThat(scim.searchRequest("Groups").invoke(GroupResource.class).getTotalResults())
                .isZero();
    }

    @Test
    void refusals_reach_it_as_what_they_are() throws Exception {
        scim.create("Users", person("ann@example.com"));

        var conflict = catchThrowableOfType(
                ResourceConflictException.class, () -> scim.create("Users", person("ANN@example.com")));
        assertThat(conflict.getScimError().getScimType()).isEqualTo("uniqueness");
        assertThat(conflict.getScimError().getDetail()).isNotEmpty();
        var notFound = catchThrowableOfType(ResourceNotFoundException.class, () -> scim.delete("Groups", "nobody"));
        assertThat(notFound.getScimError().getStatus()).isEqualTo(404);
    }

    private static UserResource person(String userName) {
        UserResource person = new UserResource()
                .setUserName(userName)
                .setName(new Name().setGivenName("Ann").setFamilyName("Example"))
                .setActive(true);
        person.setExternalId("ext-" + userName);
        person.setEmails(new Email().setValue(userName).setType("work").setPrimary(true));
        person.setExtension(new EnterpriseUserExtension().setDepartment("Risk"));
        return person;
    }

    private static Member member(String id) {
        return new Member().setValue(id);
    }
}
