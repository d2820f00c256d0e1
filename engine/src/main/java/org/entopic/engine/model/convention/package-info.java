/** The rules that complete a draft of the model, one class a rule. */
@NullMarked
package org.entopic.engine.model.convention;

import org.jspecify.annotations.NullMarked;
