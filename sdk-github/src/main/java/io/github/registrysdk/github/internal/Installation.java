package io.github.registrysdk.github.internal;

/**
 * An App's installation, as far as it is needed.
 *
 * @param id what its tokens are asked for with
 */
public record Installation(long id) {}
