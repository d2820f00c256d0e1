/** Views on Kafka, the same rules for every backend that has them. */
@NullMarked
package org.entopic.itests.views;

import org.jspecify.annotations.NullMarked;
