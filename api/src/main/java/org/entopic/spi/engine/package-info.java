/** The seam between the api and its engine; not for applications or plug-ins. */
@NullMarked
package org.entopic.spi.engine;

import org.jspecify.annotations.NullMarked;
