package io.github.directorysync.sync.accounts;

import io.github.directorysync.sync.accounts.FormerAccount.FormerState;
import io.github.directorysync.sync.accounts.Linking.LinkingObstacle;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides whether a sent person is one whom the directory has deleted and whose account still exists. User names and e-mails
 * are reassigned after a while, externalIds are not (RFC 7643 §3.1).
 */
public sealed interface Returning {

    <T> T fold(Function<Revived, T> revived, Function<Newcomer, T> newcomer, Function<Doubtful, T> doubtful);

    /**
     * The same person: the account is used again.
     *
     * @param byNameOnly whether no externalId proves it: then credentials, and roles and groups assigned in Keycloak, are
     *     removed
     * @param others accounts of other people that have a name of this person now
     */
    record Revived(String id, boolean byNameOnly, List<String> others) implements Returning {
        @Override
        public <T> T fold(
                Function<Revived, T> revived, Function<Newcomer, T> newcomer, Function<Doubtful, T> doubtful) {
            return revived.apply(this);
        }
    }

    /**
     * A new person.
     *
     * @param others accounts that had the user name, e-mail or NameID before and give it up
     */
    record Newcomer(List<String> others) implements Returning {
        @Override
        public <T> T fold(
                Function<Revived, T> revived, Function<Newcomer, T> newcomer, Function<Doubtful, T> doubtful) {
            return newcomer.apply(this);
        }
    }

    /** An administrator has to decide. */
    record Doubtful(Linking.Refuse because) implements Returning {
        @Override
        public <T> T fold(
                Function<Revived, T> revived, Function<Newcomer, T> newcomer, Function<Doubtful, T> doubtful) {
            return doubtful.apply(this);
        }
    }

    /**
     * Decides. Different externalIds identify different people; if one is missing, user name and e-mail must match.
     *
     * @param found distinct accounts
     * @param externalId the externalId of the sent person
     */
    static Returning of(List<FormerAccount> found, Optional<String> externalId) {
        Optional<FormerAccount> administrator = found.stream()
                .filter(account -> account.state() == FormerState.ADMINISTERS)
                .findFirst();
        if (administrator.isPresent()) {
            return doubtful(administrator.get(), LinkingObstacle.ADMINISTRATOR);
        }
        Optional<FormerAccount> same =
                found.stream().filter(account -> account.isThe(externalId)).findFirst();
        if (same.isPresent()) {
            return giving(found, same).orElseGet(() -> new Revived(same.get().id(), false, others(found, same.get())));
        }
        List<FormerAccount> unknown = found.stream()
                .filter(account -> !account.isAnotherThan(externalId))
                .toList();
        if (unknown.isEmpty()) {
            return giving(found, Optional.empty())
                    .orElseGet(() ->
                            new Newcomer(found.stream().map(FormerAccount::id).toList()));
        }
        FormerAccount only = unknown.get(0);
        return unknown.size() == 1 && agrees(only)
                ? giving(found, Optional.of(only)).orElseGet(() -> new Revived(only.id(), true, others(found, only)))
                : doubtful(only, LinkingObstacle.FORMER);
    }

    /**
     * Refuses to take names from an account that can still sign in because the guard holds its removal, or an option
     * withholds it: without user name and link it could not, and the guard would be bypassed.
     */
    private static Optional<Returning> giving(List<FormerAccount> found, Optional<FormerAccount> revived) {
        return found.stream()
                .filter(account -> !Optional.of(account).equals(revived) && account.state() != FormerState.DISABLED)
                .findFirst()
                .map(account -> doubtful(account, LinkingObstacle.FORMER));
    }

    /** An enabled user must not lose roles by being deleted and sent again, because that would bypass the guard. */
    private static boolean agrees(FormerAccount account) {
        return account.sameName() && account.sameEmail() && account.state() != FormerState.ENABLED_WITH_ROLES;
    }

    private static List<String> others(List<FormerAccount> found, FormerAccount but) {
        return found.stream()
                .map(FormerAccount::id)
                .filter(id -> !id.equals(but.id()))
                .toList();
    }

    private static Returning doubtful(FormerAccount account, LinkingObstacle reason) {
        return new Doubtful(new Linking.Refuse(account.id(), reason));
    }
}
