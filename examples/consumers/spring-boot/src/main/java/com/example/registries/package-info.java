/** What three providers of package registries hold, in a Spring Boot application. */
@NullMarked
package com.example.registries;

import org.jspecify.annotations.NullMarked;
