/**
 * Requests, responses and bodies as a local server reads and writes them. What a fake and a
 * cassette both need belongs here; operations, routes, faults and state do not, and nothing here
 * knows of them.
 */
@NullMarked
package io.github.registrysdk.testing.internal.http;

import org.jspecify.annotations.NullMarked;
