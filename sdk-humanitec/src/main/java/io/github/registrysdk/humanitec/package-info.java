/**
 * The client of Humanitec's registries, its services and what is sent through them.
 *
 * {@snippet file="io/github/registrysdk/examples/guide/HumanitecStart.java" region="create"}
 *
 * <p>Credentials for programs that run long, written where Docker looks for them:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/HumanitecStart.java" region="docker"}
 */
@NullMarked
package io.github.registrysdk.humanitec;

import org.jspecify.annotations.NullMarked;
