package io.github.directorysync.keycloak;

/** What hangs together with a directory's users and stands elsewhere. */
record RelatedToUsers(
        GroupsOfUsers groups,
        ResolvedRoles roles,
        PushedRoles pushed,
        RoleWatch watch,
        FormerUsers former,
        Access access) {

    static RelatedToUsers of(Visit visit, Database database, Access access) {
        String directory = visit.directory().id();
        return new RelatedToUsers(
                new GroupsOfUsers(visit.session(), visit.realm(), database, directory),
                new ResolvedRoles(visit.session(), visit.realm(), visit.directory()),
                new PushedRoles(visit.session(), visit.realm()),
                new RoleWatch(visit, database),
                new FormerUsers(database, directory),
                access);
    }
}
