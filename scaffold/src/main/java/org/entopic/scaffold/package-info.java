/**
 * Makes Java sources of topics: start at {@link org.entopic.scaffold.TopicModelFactory}, or at
 * {@link org.entopic.scaffold.Main} for the command line. For those who write build plug-ins.
 */
@NullMarked
package org.entopic.scaffold;

import org.jspecify.annotations.NullMarked;
