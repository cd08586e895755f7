package io.github.directorysync.endpoint;

/** What can be done with the resources of one type (RFC 7644 §3.2). */
interface ScimResource {

    ScimAnswer list(ScimRequest request);

    ScimAnswer create(ScimRequest request);

    ScimAnswer read(String id, ScimRequest request);

    ScimAnswer replace(String id, ScimRequest request);

    ScimAnswer patch(String id, ScimRequest request);

    ScimAnswer remove(String id);
}
