package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.builder.ListBuilder;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.resources.EnterpriseUser;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import de.captaingoldfish.scim.sdk.common.response.ListResponse;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;

/** SCIM-SDK's client of a directory, with the resources that tests send by it and the answers that it may get. */
record ScimSdk(ScimRequestBuilder scim) {

    static ScimSdk of(TestDirectory directory) {
        return new ScimSdk(new ScimRequestBuilder(
                directory.url(),
                ScimClientConfig.builder()
                        .httpHeaders(Map.of("Authorization", "Bearer " + directory.token()))
                        .build()));
    }

    void patch(String group, PatchOp op, String path, Member... members) {
        var operation =
                scim.patch(Group.class, "/Groups", group).addOperation().op(op).path(path);
        if (members.length > 0) {
            operation.valueNodes(List.of(members));
        }
        // Not isSuccess(): that misses the Content-Type, which an answer without content has no use for.
        ServerResponse<Group> answer = operation.build().sendRequest();
        assertThat(answer.getHttpStatus()).as(answer.getResponseBody()).isIn(200, 204);
    }

    List<String> members(String group) {
        return done(scim.get(Group.class, "/Groups", group).sendRequest(), 200).getMembers().stream()
                .map(member -> member.getValue().orElseThrow())
                .toList();
    }

    String idOf(User person) {
        return done(scim.create(User.class, "/Users").setResource(person).sendRequest(), 201)
                .getId()
                .orElseThrow();
    }

    static <T extends ResourceNode> T done(ServerResponse<T> answer, int status) {
        assertThat(answer.getHttpStatus()).as(answer.getResponseBody()).isEqualTo(status);
        assertThat(answer.isSuccess()).as(answer.getResponseBody()).isTrue();
        return answer.getResource();
    }

    static <T extends ResourceNode> ListResponse<T> listed(ListBuilder<T> list) {
        ServerResponse<ListResponse<T>> answer = list.get().sendRequest();
        assertThat(answer.isSuccess()).as(answer.getResponseBody()).isTrue();
        return answer.getResource();
    }

    static void refused(ServerResponse<?> answer, int status) {
        assertThat(answer.getHttpStatus()).isEqualTo(status);
        assertThat(answer.isSuccess()).isFalse();
        assertThat(answer.getErrorResponse().getStatus()).isEqualTo(status);
    }

    static User person(String userName) {
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

    static Member member(String id) {
        return Member.builder().value(id).build();
    }
}
