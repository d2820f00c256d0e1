/** Finding serializers and backends. */
@NullMarked
package org.entopic.engine.provider;

import org.jspecify.annotations.NullMarked;
