/** The JSON serializer, behind {@link org.entopic.serde.json.internal.JsonSerializerProvider}. */
@NullMarked
package org.entopic.serde.json.internal;

import org.jspecify.annotations.NullMarked;
