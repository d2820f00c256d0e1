/** Hierarchies of entities on a real broker. */
@NullMarked
package org.entopic.itests.hierarchy;

import org.jspecify.annotations.NullMarked;
