/**
 * A catalogue of what every Java machine has: the classes of its JDK and the artifacts of its local
 * Maven repository.
 */
@NullMarked
package org.entopic.samples.catalog;

import org.jspecify.annotations.NullMarked;
