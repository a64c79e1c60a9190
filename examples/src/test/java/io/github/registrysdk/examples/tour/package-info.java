@NullMarked
package io.github.registrysdk.examples.tour;

import org.jspecify.annotations.NullMarked;
