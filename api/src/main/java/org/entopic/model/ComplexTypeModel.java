package org.entopic.model;

import org.apiguardian.api.API;

/**
 * A value type without identity that is stored inside its owner ({@code @Embeddable}).
 *
 * <p>Immutable and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ComplexTypeModel extends StructuralTypeModel {}
