/** A bundle that opens no context: it reads what others have saved. */
@NullMarked
package org.entopic.itests.karaf.reading;

import org.jspecify.annotations.NullMarked;
