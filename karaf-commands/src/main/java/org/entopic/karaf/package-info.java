/** Commands of Karaf's shell. */
@NullMarked
package org.entopic.karaf;

import org.jspecify.annotations.NullMarked;
