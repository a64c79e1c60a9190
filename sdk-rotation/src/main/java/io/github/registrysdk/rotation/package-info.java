/**
 * The rotation of a registry token: a new token is given to all holders, and the old one is deleted
 * after a grace period.
 */
@NullMarked
package io.github.registrysdk.rotation;

import org.jspecify.annotations.NullMarked;
