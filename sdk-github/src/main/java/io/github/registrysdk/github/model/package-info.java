/**
 * The data in requests and responses of GitHub, as immutable records. Lists and maps are never
 * null. Enumerations accept values that this version of the SDK does not know. {@link
 * io.github.registrysdk.github.model.OidcAuth} is also used in requests:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/GitHubStart.java" region="oidc"}
 */
@NullMarked
package io.github.registrysdk.github.model;

import org.jspecify.annotations.NullMarked;
