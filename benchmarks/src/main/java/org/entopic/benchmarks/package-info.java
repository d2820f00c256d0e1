/** Measurements, with the bare tools beside ours. */
@NullMarked
package org.entopic.benchmarks;

import org.jspecify.annotations.NullMarked;
