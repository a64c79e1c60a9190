/** What every fake is made of: routing, faults, recording, limits, paging, multipart forms. */
@NullMarked
package io.github.registrysdk.testing.internal;

import org.jspecify.annotations.NullMarked;
