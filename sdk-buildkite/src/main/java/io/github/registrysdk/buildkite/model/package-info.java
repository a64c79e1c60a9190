/**
 * The data in requests and responses of Buildkite, as immutable records. Lists and maps are never
 * null. Enumerations accept values that this version of the SDK does not know. Unknown fields of a
 * response are kept in {@code extraFields}.
 *
 * {@snippet file="io/github/registrysdk/examples/guide/BuildkiteStart.java" region="records"}
 */
@NullMarked
package io.github.registrysdk.buildkite.model;

import org.jspecify.annotations.NullMarked;
