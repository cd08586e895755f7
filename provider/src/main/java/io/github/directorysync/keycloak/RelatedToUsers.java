package io.github.directorysync.keycloak;

/** What hangs together with a directory's users and stands elsewhere. */
record RelatedToUsers(GroupsOfUsers groups, ResolvedRoles roles, PushedRoles pushed, RoleWatch watch, GuardDuty guard) {

    static RelatedToUsers of(Visit visit, Database database) {
        ResolvedRoles roles = new ResolvedRoles(visit.session(), visit.realm(), visit.directory());
        return new RelatedToUsers(
                new GroupsOfUsers(
                        visit.session(),
                        visit.realm(),
                        database,
                        visit.directory().id()),
                roles,
                new PushedRoles(visit.session(), visit.realm()),
                new RoleWatch(visit, database),
                new GuardDuty(visit, database, roles));
    }
}
