package io.github.directorysync.sync.accounts;

import io.github.directorysync.directory.Directory;
import java.util.List;
import java.util.Optional;

/** Decides which directory of an identity provider refuses the sign-in of a user whom none of them has provisioned. */
public final class JustInTime {

    private JustInTime() {}

    /**
     * The directory that refuses the sign-in; empty if it is allowed. The directory that has verified the domain of the
     * user's trusted e-mail decides. If several have verified it, one that allows the sign-in is enough; if none has, one
     * that refuses it is enough.
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
