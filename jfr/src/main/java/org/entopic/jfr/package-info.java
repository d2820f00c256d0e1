/** Events of the JDK Flight Recorder for applications that record themselves. */
@NullMarked
package org.entopic.jfr;

import org.jspecify.annotations.NullMarked;
