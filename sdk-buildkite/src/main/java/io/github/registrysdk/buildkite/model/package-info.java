/** What Buildkite answers: records without behaviour that talks to it. */
@NullMarked
package io.github.registrysdk.buildkite.model;

import org.jspecify.annotations.NullMarked;
