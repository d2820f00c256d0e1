/**
 * The view that backends feed and queries read. Start at {@link org.entopic.view.EntityView}.
 *
 * <p>For authors of backends. Records come in as {@link org.entopic.view.ViewRecord}; readers get
 * {@link org.entopic.spi.backend.ReadView}.
 */
@NullMarked
package org.entopic.view;

import org.jspecify.annotations.NullMarked;
