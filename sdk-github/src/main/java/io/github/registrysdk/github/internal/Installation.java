package io.github.registrysdk.github.internal;

/**
 * The installation of a GitHub App. Fields that are not needed are left out.
 *
 * @param id the ID, which is part of the URL for installation tokens
 */
public record Installation(long id) {}
