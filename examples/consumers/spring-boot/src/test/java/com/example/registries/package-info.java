/** The application against fakes of the providers. */
@NullMarked
package com.example.registries;

import org.jspecify.annotations.NullMarked;
