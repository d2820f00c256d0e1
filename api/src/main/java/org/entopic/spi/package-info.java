/** How providers are found, for authors of serializers, backends and containers. */
@NullMarked
package org.entopic.spi;

import org.jspecify.annotations.NullMarked;
