/** Change events and what a save reports, for applications that react to changes. */
@NullMarked
package org.entopic.event;

import org.jspecify.annotations.NullMarked;
