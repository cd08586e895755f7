package io.github.directorysync.endpoint;

import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;

/** How somebody goes, and comes back. */
enum WayOut {
    PATCH {
        @Override
        void out(TestDirectory directory, String id, String group) {
            directory
                    .scim()
                    .patch("/Users/" + id, ScimBody.patch("replace", "active", false))
                    .ok();
        }

        @Override
        void back(TestDirectory directory, String id, String group) {
            directory
                    .scim()
                    .patch("/Users/" + id, ScimBody.patch("replace", "active", true))
                    .ok();
        }
    },
    DELETE {
        @Override
        void out(TestDirectory directory, String id, String group) {
            directory.scim().delete("/Users/" + id).ok();
        }

        @Override
        void back(TestDirectory directory, String id, String group) {
            directory.user("leaver@example.com");
            GROUP.back(directory, id, group);
        }
    },
    GROUP {
        @Override
        void out(TestDirectory directory, String id, String group) {
            directory.scim().patch("/Groups/" + group, member("remove", id)).ok();
        }

        @Override
        void back(TestDirectory directory, String id, String group) {
            directory.scim().patch("/Groups/" + group, member("add", id)).ok();
        }
    },
    BY_AN_ADMINISTRATOR {
        @Override
        void out(TestDirectory directory, String id, String group) {
            PATCH.out(directory, id, group);
        }

        @Override
        void back(TestDirectory directory, String id, String group) {
            directory
                    .keycloak()
                    .admin()
                    .put("/" + directory.realm() + "/users/" + id, Map.of("enabled", true))
                    .ok();
        }
    };

    abstract void out(TestDirectory directory, String id, String group);

    abstract void back(TestDirectory directory, String id, String group);

    private static Map<String, ?> member(String op, String id) {
        return ScimBody.patch(op, "members", ScimBody.members(List.of(id)));
    }
}
