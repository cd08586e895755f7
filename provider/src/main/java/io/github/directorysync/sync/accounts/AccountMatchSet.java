package io.github.directorysync.sync.accounts;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Determines which of the matching accounts may belong to a person, and whether the directory already uses the names.
 *
 * @param all ordered by match: user name, NameID, e-mail
 * @param own the ids of accounts that are users of this directory
 * @param sharedEmails whether the realm allows duplicate e-mails, so that an e-mail does not identify a person
 */
public record AccountMatchSet(List<MatchedAccount> all, Set<String> own, boolean sharedEmails) {

    public AccountMatchSet {
        all = List.copyOf(all);
        own = Set.copyOf(own);
    }

    /** The first match that is a user of this directory: the matched name is taken. */
    public Optional<MatchedAccount> taken() {
        return telling().stream().filter(one -> own.contains(one.id())).findFirst();
    }

    /** The distinct ids of the accounts that may belong to the person. */
    public List<String> candidates() {
        return telling().stream().map(MatchedAccount::id).distinct().toList();
    }

    /**
     * If the realm allows duplicate e-mails: the id of the only match, found by its e-mail. It may belong to the person if
     * other proof exists.
     */
    public Optional<String> onlyByEmail() {
        return sharedEmails
                        && telling().isEmpty()
                        && all.size() == 1
                        && !own.contains(all.get(0).id())
                ? Optional.of(all.get(0).id())
                : Optional.empty();
    }

    /** Whether one of them is a user of this directory. */
    public boolean includeOwn() {
        return all.stream().anyMatch(one -> own.contains(one.id()));
    }

    /** The ids of users of this directory that match by this name. */
    public List<String> ownBy(MatchedBy by) {
        return all.stream()
                .filter(one -> one.by() == by && own.contains(one.id()))
                .map(MatchedAccount::id)
                .toList();
    }

    /** The set without these accounts, as far as they match by this name. */
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
