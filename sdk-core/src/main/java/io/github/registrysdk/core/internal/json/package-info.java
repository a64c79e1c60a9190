/**
 * JSON to records and back, strictly: unknown fields are kept, missing and null ones are refused;
 * and the search for a secret in JSON that is broken. Pagination and errors are decided elsewhere.
 * Not exported.
 */
@NullMarked
package io.github.registrysdk.core.internal.json;

import org.jspecify.annotations.NullMarked;
