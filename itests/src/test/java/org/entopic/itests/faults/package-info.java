/** What goes wrong between processes and brokers, one fault at a time. */
@NullMarked
package org.entopic.itests.faults;

import org.jspecify.annotations.NullMarked;
