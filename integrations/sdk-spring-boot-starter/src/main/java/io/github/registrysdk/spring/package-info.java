/** The clients of the SDK as beans of a Spring Boot application. */
@NullMarked
package io.github.registrysdk.spring;

import org.jspecify.annotations.NullMarked;
