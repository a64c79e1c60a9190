/** What the tests of every module share. */
@NullMarked
package io.github.registrysdk.testsupport;

import org.jspecify.annotations.NullMarked;
