@NullMarked
package io.github.registrysdk.examples.humanitec;

import org.jspecify.annotations.NullMarked;
