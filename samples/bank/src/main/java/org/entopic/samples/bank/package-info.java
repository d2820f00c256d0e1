/** Transfers that several processes make between the same accounts at the same time. */
@NullMarked
package org.entopic.samples.bank;

import org.jspecify.annotations.NullMarked;
