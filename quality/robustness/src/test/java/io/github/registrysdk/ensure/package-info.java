/** Methods that send several requests, interrupted at each of them. */
@NullMarked
package io.github.registrysdk.ensure;

import org.jspecify.annotations.NullMarked;
