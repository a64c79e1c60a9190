/** What the SDK costs, measured side by side with hand-written code and other clients. */
@NullMarked
package io.github.registrysdk.benchmarks;

import org.jspecify.annotations.NullMarked;
