/**
 * The client for the image registries of Humanitec organizations, its services and their requests.
 *
 * {@snippet file="io/github/registrysdk/examples/guide/HumanitecStart.java" region="create"}
 *
 * <p>Credentials can be fetched again before they expire, and can be written to the configuration
 * of Docker:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/HumanitecStart.java" region="docker"}
 */
@NullMarked
package io.github.registrysdk.humanitec;

import org.jspecify.annotations.NullMarked;
