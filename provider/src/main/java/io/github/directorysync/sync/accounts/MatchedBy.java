package io.github.directorysync.sync.accounts;

/** What an account of the realm and a person whom a directory sends have in common. */
public enum MatchedBy {
    USER_NAME("userName"),
    NAME_ID("NameID at the identity provider"),
    EMAIL("e-mail address");

    private final String word;

    MatchedBy(String word) {
        this.word = word;
    }

    /** As error texts call it. */
    public String word() {
        return word;
    }
}
