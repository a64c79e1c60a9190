/**
 * What Humanitec answers: records without behaviour that talks to it. A password is a {@link
 * io.github.registrysdk.core.Secret}, and credentials print no account:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/HumanitecStart.java" region="create"}
 */
@NullMarked
package io.github.registrysdk.humanitec.model;

import org.jspecify.annotations.NullMarked;
