package io.github.directorysync.sync.accounts;

/** What an account of the realm and a sent person have in common. */
public enum MatchedBy {
    USER_NAME("userName"),
    NAME_ID("NameID at the identity provider"),
    EMAIL("e-mail address");

    private final String word;

    MatchedBy(String word) {
        this.word = word;
    }

    /** The term in error messages. */
    public String word() {
        return word;
    }
}
