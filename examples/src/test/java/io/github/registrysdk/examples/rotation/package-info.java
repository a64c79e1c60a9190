@NullMarked
package io.github.registrysdk.examples.rotation;

import org.jspecify.annotations.NullMarked;
