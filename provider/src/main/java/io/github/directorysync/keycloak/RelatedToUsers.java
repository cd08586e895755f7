package io.github.directorysync.keycloak;

/** What hangs together with a directory's users and stands elsewhere. */
record RelatedToUsers(
        GroupsOfUsers groups,
        ResolvedRoles roles,
        PushOfRoles pushed,
        RoleWatch watch,
        GuardDuty guard,
        FormerUsers former,
        FormerAccounts formerAccounts,
        Entitled entitled,
        AccessGroups access,
        KnownAccounts known,
        HandOver handOver,
        GivenByHand given,
        GivenUpNames givenUp,
        Namesakes namesakes,
        AccountMerge merge) {

    static RelatedToUsers of(Visit visit, Database database, Accounts accounts) {
        String directory = visit.directory().id();
        ResolvedRoles roles = new ResolvedRoles(visit.session(), visit.realm(), visit.directory());
        Entitled entitled = new Entitled(visit.directory(), database);
        GuardDuty guard = new GuardDuty(visit, database, entitled);
        return new RelatedToUsers(
                new GroupsOfUsers(visit.session(), visit.realm(), database, directory),
                roles,
                new PushOfRoles(visit, guard),
                new RoleWatch(visit, database),
                guard,
                new FormerUsers(database, visit.realm().getId(), directory),
                new FormerAccounts(visit, database),
                entitled,
                new AccessGroups(visit, database, accounts, entitled, guard),
                new KnownAccounts(visit, database),
                new HandOver(visit, database),
                new GivenByHand(visit, database),
                new GivenUpNames(visit, database),
                new Namesakes(visit, database),
                new AccountMerge(visit, database));
    }
}
