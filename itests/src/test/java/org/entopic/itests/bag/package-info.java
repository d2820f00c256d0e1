/** Property bags on a real broker. */
@NullMarked
package org.entopic.itests.bag;

import org.jspecify.annotations.NullMarked;
