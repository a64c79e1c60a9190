/**
 * What Buildkite answers: records without behaviour that talks to it. Lists and maps are never null
 * and can't be modified; enumerations are open; fields that this version does not know are kept.
 *
 * {@snippet file="io/github/registrysdk/examples/guide/BuildkiteStart.java" region="records"}
 */
@NullMarked
package io.github.registrysdk.buildkite.model;

import org.jspecify.annotations.NullMarked;
