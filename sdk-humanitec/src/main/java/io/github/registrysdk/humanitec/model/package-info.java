/**
 * The data in requests and responses of Humanitec, as immutable records. Lists and maps are never
 * null. Enumerations accept values that this version of the SDK does not know. A password is a
 * {@link io.github.registrysdk.core.Secret}, so {@code toString()} never shows it:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/HumanitecStart.java" region="create"}
 */
@NullMarked
package io.github.registrysdk.humanitec.model;

import org.jspecify.annotations.NullMarked;
