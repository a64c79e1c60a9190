@NullMarked
package io.github.registrysdk.examples.jobs;

import org.jspecify.annotations.NullMarked;
