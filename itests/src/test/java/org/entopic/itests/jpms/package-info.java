/** Runs an application on the module path and on the class path. */
@NullMarked
package org.entopic.itests.jpms;

import org.jspecify.annotations.NullMarked;
