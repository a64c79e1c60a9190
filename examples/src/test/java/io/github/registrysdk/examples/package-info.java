@NullMarked
package io.github.registrysdk.examples;

import org.jspecify.annotations.NullMarked;
