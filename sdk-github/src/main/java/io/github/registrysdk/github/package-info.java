/**
 * The client of GitHub's organization private registries, its services and what is sent through
 * them.
 */
@NullMarked
package io.github.registrysdk.github;

import org.jspecify.annotations.NullMarked;
