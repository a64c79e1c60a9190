/**
 * The client of GitHub's organization private registries, its services and what is sent through
 * them.
 *
 * {@snippet file="io/github/registrysdk/examples/guide/GitHubStart.java" region="create"}
 *
 * <p>An update sends only what it names:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/GitHubStart.java" region="replace"}
 */
@NullMarked
package io.github.registrysdk.github;

import org.jspecify.annotations.NullMarked;
