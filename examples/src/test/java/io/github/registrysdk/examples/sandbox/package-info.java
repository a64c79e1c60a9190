@NullMarked
package io.github.registrysdk.examples.sandbox;

import org.jspecify.annotations.NullMarked;
