/**
 * The body of an upload: where its bytes come from, the multipart form around them, progress and
 * digests. Which uploads may be retried is decided in {@code retry}. Not exported.
 */
@NullMarked
package io.github.registrysdk.core.internal.upload;

import org.jspecify.annotations.NullMarked;
