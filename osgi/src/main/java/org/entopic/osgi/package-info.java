/** What the OSGi integration registers in the service registry. */
@NullMarked
package org.entopic.osgi;

import org.jspecify.annotations.NullMarked;
