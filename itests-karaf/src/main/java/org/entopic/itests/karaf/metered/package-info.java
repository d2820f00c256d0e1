/** A bundle whose factory is measured by Micrometer and the JDK Flight Recorder. */
@NullMarked
package org.entopic.itests.karaf.metered;

import org.jspecify.annotations.NullMarked;
