/** ServiceProviderConfig, ResourceTypes and Schemas (RFC 7643 sections 5 to 7). */
@NullMarked
package io.github.directorysync.scim.discovery;

import org.jspecify.annotations.NullMarked;
