/**
 * What a serializer implements: codecs for keys and values. Start at {@link
 * org.entopic.spi.serde.SerializerProvider}.
 */
@NullMarked
package org.entopic.spi.serde;

import org.jspecify.annotations.NullMarked;
