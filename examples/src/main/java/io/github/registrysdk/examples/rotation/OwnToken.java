package io.github.registrysdk.examples.rotation;

/**
 * A registry token that this job minted.
 *
 * @param id at Buildkite
 * @param label what its description says
 */
record OwnToken(String id, TokenLabel label) {}
