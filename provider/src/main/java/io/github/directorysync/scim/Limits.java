package io.github.directorysync.scim;

/** The limits of one request. They keep its cost proportional to its size. */
public final class Limits {

    /**
     * The body of a group request in bytes: 100,000 members, each with its id. Other bodies: {@code
     * BulkRequest.MAX_PAYLOAD}.
     */
    public static final int GROUP_BODY_BYTES = 8 * 1024 * 1024;

    /** The JSON tokens of one body; 100,000 members have four each. A parsed token takes up to fifty bytes of memory. */
    public static final int JSON_TOKENS = 600_000;

    /** Operations of a Bulk request that set a password: hashing one takes a large part of a second of processor time. */
    public static final int PASSWORDS = 5;

    /** The nesting of parentheses and brackets. */
    public static final int FILTER_NESTING = 5;

    public static final int FILTER_COMPARISONS = 50;

    public static final int FILTER_CHARACTERS = 2048;

    /** The size of one value of one attribute. */
    public static final int VALUE_BYTES = 64 * 1024;

    /** The size of one resource as JSON, without a group's members. */
    public static final int RESOURCE_BYTES = 256 * 1024;

    /** The size of the resources of one page; it always contains the first. */
    public static final int PAGE_BYTES = 4 * 1024 * 1024;

    /**
     * The members of all groups on one page, or the groups of all its users; it always contains the first resource, but not
     * the groups of a person who is in more.
     */
    public static final int PAGE_REFERENCES = 20_000;

    /** The size of what every resource in a response has, as JSON: {@code schemas}, {@code id} and {@code meta}, about. */
    public static final int ENVELOPE_BYTES = 500;

    /** The size of one reference in a response as JSON, about. */
    public static final int REFERENCE_BYTES = 200;

    /** A tenth of the memory that the change of one member of a group takes, with what is written about it. */
    public static final long MEMBER_BYTES = 270;

    /** The same for a member whom the request names, beside the memory of its body. */
    public static final long NAMED_MEMBER_BYTES = 75;

    /** The largest answer that holds no memory. */
    public static final int SMALL_ANSWER_BYTES = 256 * 1024;

    /** The size of an answer in memory: a page with all that may be on it. */
    public static final int ANSWER_BYTES = 9 * 1024 * 1024;

    /** The members in the response to a PATCH of a group; for a larger group the response has no body. */
    public static final int PATCHED_MEMBERS = 100;

    /** The data read to answer a filter or an order that the database cannot evaluate. */
    public static final long SEARCH_BYTES = 256L * 1024 * 1024;

    /** The digits of a number in a query or in a search body. */
    public static final int NUMBER_DIGITS = 100;

    /** The names in {@code attributes} or {@code excludedAttributes}. */
    public static final int ATTRIBUTE_NAMES = 200;

    /** The values of a multi-valued attribute other than {@code members}, more than any person has. */
    public static final int LIST_VALUES = 1_000;

    /** The comparisons between values of one resource and values of a PATCH, POST or PUT. */
    public static final int CHANGE_COMPARISONS = 100_000;

    private Limits() {}
}
