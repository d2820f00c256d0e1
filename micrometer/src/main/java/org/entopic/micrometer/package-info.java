/** Measurements of factories for applications that use Micrometer. */
@NullMarked
package org.entopic.micrometer;

import org.jspecify.annotations.NullMarked;
