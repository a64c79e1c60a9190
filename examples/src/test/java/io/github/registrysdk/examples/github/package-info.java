@NullMarked
package io.github.registrysdk.examples.github;

import org.jspecify.annotations.NullMarked;
