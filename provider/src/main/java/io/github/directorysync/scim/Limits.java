package io.github.directorysync.scim;

/** How much one request may ask for, so that its cost grows with what is sent and with nothing else. */
public final class Limits {

    /** A body with a group: 100,000 members, each with its id. Other bodies: {@code BulkRequest.MAX_PAYLOAD}. */
    public static final int GROUP_BODY_BYTES = 8 * 1024 * 1024;

    /** Of one body; 100,000 members have four each. A token that is parsed takes up to fifty bytes of memory. */
    public static final int JSON_TOKENS = 600_000;

    /** Operations of a Bulk request that set a password: to hash one takes a large part of a second of a processor. */
    public static final int PASSWORDS = 5;

    /** Parentheses and brackets within each other. */
    public static final int FILTER_NESTING = 5;

    public static final int FILTER_COMPARISONS = 50;

    public static final int FILTER_CHARACTERS = 2048;

    /** One value of one attribute. */
    public static final int VALUE_BYTES = 64 * 1024;

    /** One resource as JSON, without a group's members. */
    public static final int RESOURCE_BYTES = 256 * 1024;

    /** The resources of one page; the first is always on it. */
    public static final int PAGE_BYTES = 4 * 1024 * 1024;

    /** The members of all groups of one page, or the groups of all its people; the first resource is always on it. */
    public static final int PAGE_REFERENCES = 50_000;

    /** The members of a group that a PATCH is answered with; of a larger group a PATCH is answered without a body. */
    public static final int PATCHED_MEMBERS = 100;

    /** What is read to answer a filter or an order that the database does not know. */
    public static final long SEARCH_BYTES = 256L * 1024 * 1024;

    /** A number in an address or in a body of a search. */
    public static final int NUMBER_DIGITS = 100;

    /** Names in {@code attributes} or {@code excludedAttributes}. */
    public static final int ATTRIBUTE_NAMES = 200;

    /** The values of a multi-valued attribute other than {@code members}: no person has so many of anything. */
    public static final int LIST_VALUES = 1_000;

    /** Comparisons of values of one resource with what a PATCH, POST or PUT says of them. */
    public static final int CHANGE_COMPARISONS = 100_000;

    private Limits() {}
}
