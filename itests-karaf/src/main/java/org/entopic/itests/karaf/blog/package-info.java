/** A bundle with two related entities. */
@NullMarked
package org.entopic.itests.karaf.blog;

import org.jspecify.annotations.NullMarked;
