/** Whole factories against real brokers, second processes, faults and bad input. */
@NullMarked
package org.entopic.itests.broker;

import org.jspecify.annotations.NullMarked;
