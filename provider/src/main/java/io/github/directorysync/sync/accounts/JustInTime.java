package io.github.directorysync.sync.accounts;

import io.github.directorysync.directory.Directory;
import java.util.List;
import java.util.Optional;

/** Which directory of an identity provider refuses people whom none of them has provisioned. */
public final class JustInTime {

    private JustInTime() {}

    /**
     * The directory that has verified the domain of the person's e-mail decides, where the e-mail can be trusted. Where several
     * have, or nobody knows whose person it is, one that lets nobody in is enough in the latter case and one that lets them in
     * in the former.
     */
    public static Optional<Directory> refusing(List<Directory> directories, AssertedIdentity asserted) {
        List<Directory> vouching = directories.stream()
                .filter(directory -> asserted.trusted().stream().anyMatch(directory.customer()::vouchesFor))
                .toList();
        if (vouching.stream().anyMatch(directory -> directory.saml().justInTime())) {
            return Optional.empty();
        }
        return (vouching.isEmpty() ? directories : vouching)
                .stream().filter(directory -> !directory.saml().justInTime()).findFirst();
    }
}
