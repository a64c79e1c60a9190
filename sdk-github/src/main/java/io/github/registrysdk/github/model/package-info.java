/**
 * What GitHub answers: records without behaviour that talks to it. Enumerations are open, so that a
 * kind of registry that this version does not know is read as well. {@link
 * io.github.registrysdk.github.model.OidcAuth} is sent, too:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/GitHubStart.java" region="oidc"}
 */
@NullMarked
package io.github.registrysdk.github.model;

import org.jspecify.annotations.NullMarked;
