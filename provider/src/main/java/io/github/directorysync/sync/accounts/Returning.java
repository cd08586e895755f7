package io.github.directorysync.sync.accounts;

import io.github.directorysync.sync.accounts.FormerAccount.State;
import io.github.directorysync.sync.accounts.Linking.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether a person who is sent is one whom the directory has deleted and whose account is still there. User names and e-mails
 * are given to somebody new after a while, externalIds are not (RFC 7643 §3.1).
 */
public sealed interface Returning {

    <T> T fold(Function<Revived, T> revived, Function<Newcomer, T> newcomer, Function<Doubtful, T> doubtful);

    /**
     * They are the same and have their account back.
     *
     * @param byNameOnly whether no externalId says so: then what was given to the account by hand, and its credentials, are
     *     not theirs for sure
     * @param others accounts of other people, which have what is theirs now
     */
    record Revived(String id, boolean byNameOnly, List<String> others) implements Returning {
        @Override
        public <T> T fold(
                Function<Revived, T> revived, Function<Newcomer, T> newcomer, Function<Doubtful, T> doubtful) {
            return revived.apply(this);
        }
    }

    /**
     * They are nobody whom the directory had.
     *
     * @param others accounts of those who had the user name, e-mail or NameID before: they give it up
     */
    record Newcomer(List<String> others) implements Returning {
        @Override
        public <T> T fold(
                Function<Revived, T> revived, Function<Newcomer, T> newcomer, Function<Doubtful, T> doubtful) {
            return newcomer.apply(this);
        }
    }

    /** An administrator has to look. */
    record Doubtful(Linking.Refuse because) implements Returning {
        @Override
        public <T> T fold(
                Function<Revived, T> revived, Function<Newcomer, T> newcomer, Function<Doubtful, T> doubtful) {
            return doubtful.apply(this);
        }
    }

    /**
     * The rule: two different externalIds are two people; where one is missing, user name and e-mail have to agree.
     *
     * @param found each once
     * @param externalId of the person who is sent
     */
    static Returning of(List<FormerAccount> found, Optional<String> externalId) {
        Optional<FormerAccount> administrator = found.stream()
                .filter(account -> account.state() == State.ADMINISTERS)
                .findFirst();
        if (administrator.isPresent()) {
            return doubtful(administrator.get(), Reason.ADMINISTRATOR);
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
                : doubtful(only, Reason.FORMER);
    }

    /**
     * Whose removal the guard holds, or an option withholds, can sign in still: without name and link they could not, and
     * the guard would not have been asked.
     */
    private static Optional<Returning> giving(List<FormerAccount> found, Optional<FormerAccount> revived) {
        return found.stream()
                .filter(account -> !Optional.of(account).equals(revived) && account.state() != State.DISABLED)
                .findFirst()
                .map(account -> doubtful(account, Reason.FORMER));
    }

    /** Whoever is active must not lose roles by being deleted and sent again: the guard would not be asked. */
    private static boolean agrees(FormerAccount account) {
        return account.sameName() && account.sameEmail() && account.state() != State.ENABLED_WITH_ROLES;
    }

    private static List<String> others(List<FormerAccount> found, FormerAccount but) {
        return found.stream()
                .map(FormerAccount::id)
                .filter(id -> !id.equals(but.id()))
                .toList();
    }

    private static Returning doubtful(FormerAccount account, Reason reason) {
        return new Doubtful(new Linking.Refuse(account.id(), reason));
    }
}
