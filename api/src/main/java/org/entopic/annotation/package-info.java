/** Mapping words that Jakarta Persistence has no name for, for entity classes. */
@NullMarked
package org.entopic.annotation;

import org.jspecify.annotations.NullMarked;
