/**
 * The backend named {@code files}, a sample of a backend of one's own. Start at {@link
 * org.entopic.samples.files.FilesBackendProvider}.
 */
@NullMarked
package org.entopic.samples.files;

import org.jspecify.annotations.NullMarked;
