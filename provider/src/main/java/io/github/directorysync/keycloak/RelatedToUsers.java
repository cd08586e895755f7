package io.github.directorysync.keycloak;

/** What hangs together with a directory's users and stands elsewhere. */
record RelatedToUsers(GroupsOfUsers groups, ResolvedRoles roles, PushedRoles pushed, RoleWatch watch) {

    static RelatedToUsers of(Visit visit, Database database) {
        return new RelatedToUsers(
                new GroupsOfUsers(
                        visit.session(),
                        visit.realm(),
                        database,
                        visit.directory().id()),
                new ResolvedRoles(visit.session(), visit.realm(), visit.directory()),
                new PushedRoles(visit.session(), visit.realm()),
                new RoleWatch(visit, database));
    }
}
