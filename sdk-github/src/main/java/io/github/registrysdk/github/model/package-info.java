/** What GitHub answers: records without behaviour that talks to it. */
@NullMarked
package io.github.registrysdk.github.model;

import org.jspecify.annotations.NullMarked;
