/** What the examples start from: fakes with sample data, and sample files. */
@NullMarked
package io.github.registrysdk.examples.sandbox;

import org.jspecify.annotations.NullMarked;
