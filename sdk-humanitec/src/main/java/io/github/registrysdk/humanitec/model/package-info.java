/** What Humanitec answers: records without behaviour that talks to it. */
@NullMarked
package io.github.registrysdk.humanitec.model;

import org.jspecify.annotations.NullMarked;
