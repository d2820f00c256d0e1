/** Access to entity classes, implemented by generated code. */
@NullMarked
package org.entopic.spi.access;

import org.jspecify.annotations.NullMarked;
