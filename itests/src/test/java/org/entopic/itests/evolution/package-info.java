/** Entity classes that change while their topics stay. */
@NullMarked
package org.entopic.itests.evolution;

import org.jspecify.annotations.NullMarked;
