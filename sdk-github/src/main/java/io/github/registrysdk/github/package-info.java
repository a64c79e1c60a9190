/**
 * The client for the private registries of GitHub organizations, its services and their requests.
 *
 * {@snippet file="io/github/registrysdk/examples/guide/GitHubStart.java" region="create"}
 *
 * <p>An update sends only the fields that are set:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/GitHubStart.java" region="replace"}
 */
@NullMarked
package io.github.registrysdk.github;

import org.jspecify.annotations.NullMarked;
