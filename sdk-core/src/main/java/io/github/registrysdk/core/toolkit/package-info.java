/**
 * Tools that this project's own provider modules share: argument checks, link headers, cached
 * values that expire, unknown fields, environment variables, files with credentials, and what only
 * tests set. Anything that decides about a call belongs into an internal package. Exported only to
 * the modules of this project, and free to change in any release.
 */
@NullMarked
package io.github.registrysdk.core.toolkit;

import org.jspecify.annotations.NullMarked;
