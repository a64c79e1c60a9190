/** Tests of the annotation for tests. */
@NullMarked
package io.github.registrysdk.spring.test;

import org.jspecify.annotations.NullMarked;
