/** Every operation of every provider against every fault, from one table. */
@NullMarked
package io.github.registrysdk.faults;

import org.jspecify.annotations.NullMarked;
