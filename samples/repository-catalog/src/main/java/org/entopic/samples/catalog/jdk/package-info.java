/** Reads the modules, packages and classes of a Java runtime image. */
@NullMarked
package org.entopic.samples.catalog.jdk;

import org.jspecify.annotations.NullMarked;
