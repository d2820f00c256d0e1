/** A bundle with another model, without annotations. */
@NullMarked
package org.entopic.itests.karaf.shelf;

import org.jspecify.annotations.NullMarked;
