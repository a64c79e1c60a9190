/** What was seen to matter, one small benchmark each, so that it does not come back. */
@NullMarked
package io.github.registrysdk.benchmarks.small;

import org.jspecify.annotations.NullMarked;
