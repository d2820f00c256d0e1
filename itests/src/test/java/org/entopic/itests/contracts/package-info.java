/** Shows that the contracts catch who does not keep them. */
@NullMarked
package org.entopic.itests.contracts;

import org.jspecify.annotations.NullMarked;
