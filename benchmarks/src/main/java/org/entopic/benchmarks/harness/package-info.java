/** End-to-end measurements with the bare tools beside ours, both doing the same work. */
@NullMarked
package org.entopic.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
