package io.github.directorysync.sync.accounts;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rule which of the accounts that are called like a person may be theirs, and whether the directory has the name already.
 *
 * @param all by user name first, then by NameID, then by e-mail
 * @param own the ids of those that are users of the directory itself
 * @param sharedEmails whether the realm lets people share an e-mail address, so that it says little about who somebody is
 */
public record AccountMatchSet(List<MatchedAccount> all, Set<String> own, boolean sharedEmails) {

    public AccountMatchSet {
        all = List.copyOf(all);
        own = Set.copyOf(own);
    }

    /** The first account of a user of the directory itself: what it has in common with the person is taken. */
    public Optional<MatchedAccount> taken() {
        return telling().stream().filter(one -> own.contains(one.id())).findFirst();
    }

    /** The ids of those that may be the person, each once. */
    public List<String> candidates() {
        return telling().stream().map(MatchedAccount::id).distinct().toList();
    }

    /**
     * Where people share e-mail addresses: the id of the only account that was found, and found by its e-mail. It may be the
     * person if everything else is proved.
     */
    public Optional<String> onlyByEmail() {
        return sharedEmails
                        && telling().isEmpty()
                        && all.size() == 1
                        && !own.contains(all.get(0).id())
                ? Optional.of(all.get(0).id())
                : Optional.empty();
    }

    /** Whether one of them is somebody else of the directory itself. */
    public boolean includeOwn() {
        return all.stream().anyMatch(one -> own.contains(one.id()));
    }

    /** The ids of users of the directory itself that have this in common with the person. */
    public List<String> ownBy(MatchedBy by) {
        return all.stream()
                .filter(one -> one.by() == by && own.contains(one.id()))
                .map(MatchedAccount::id)
                .toList();
    }

    /** The same without accounts that were found by something. */
    public AccountMatchSet without(Set<String> ids, MatchedBy by) {
        return new AccountMatchSet(
                all.stream()
                        .filter(one -> one.by() != by || !ids.contains(one.id()))
                        .toList(),
                own,
                sharedEmails);
    }

    private List<MatchedAccount> telling() {
        return sharedEmails
                ? all.stream().filter(one -> one.by() != MatchedBy.EMAIL).toList()
                : all;
    }
}
