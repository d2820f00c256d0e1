/** A bundle with a serializer of its own. */
@NullMarked
package org.entopic.itests.karaf.lines;

import org.jspecify.annotations.NullMarked;
