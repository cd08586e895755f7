/** Database access: queries that clients and administrators compose, built as HQL or Criteria queries with constant texts only; paging and sorting; scheduled work. */
@NullMarked
package io.github.directorysync.keycloak.query;

import org.jspecify.annotations.NullMarked;
