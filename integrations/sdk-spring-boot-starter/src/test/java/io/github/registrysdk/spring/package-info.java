/** Application contexts whose clients call fakes through real sockets. */
@NullMarked
package io.github.registrysdk.spring;

import org.jspecify.annotations.NullMarked;
