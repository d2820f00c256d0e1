/** The entities of the broker tests: orders and their lines. */
@NullMarked
package org.entopic.itests.shop;

import org.jspecify.annotations.NullMarked;
