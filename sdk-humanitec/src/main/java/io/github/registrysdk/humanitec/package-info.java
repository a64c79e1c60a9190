/** The client of Humanitec's registries, its services and what is sent through them. */
@NullMarked
package io.github.registrysdk.humanitec;

import org.jspecify.annotations.NullMarked;
