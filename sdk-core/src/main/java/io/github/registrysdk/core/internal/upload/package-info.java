/**
 * The body of an upload: where its bytes come from, the multipart form around them, progress and
 * digests. Whether a body permits a retry is known in {@code http}, which failures are retried in
 * {@code retry}. Not exported.
 */
@NullMarked
package io.github.registrysdk.core.internal.upload;

import org.jspecify.annotations.NullMarked;
