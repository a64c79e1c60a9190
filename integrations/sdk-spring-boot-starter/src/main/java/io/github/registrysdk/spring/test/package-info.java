/** The fakes of the providers in tests of a Spring Boot application. */
@NullMarked
package io.github.registrysdk.spring.test;

import org.jspecify.annotations.NullMarked;
