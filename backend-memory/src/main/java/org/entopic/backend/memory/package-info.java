/**
 * The backend named {@code memory}. Factories of one JVM that name the same database share its
 * data, which lives while at least one of them is open.
 */
@NullMarked
package org.entopic.backend.memory;

import org.jspecify.annotations.NullMarked;
