/**
 * Views of whole topics, whoever reads the topics: sharing among factories, readiness, supervision.
 * Start at {@link org.entopic.kafka.view.ViewRegistry}; only backends of this project use it.
 */
@NullMarked
package org.entopic.kafka.view;

import org.jspecify.annotations.NullMarked;
