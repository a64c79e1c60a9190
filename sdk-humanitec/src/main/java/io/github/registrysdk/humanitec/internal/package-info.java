/** How Humanitec's values stand in JSON; open to Jackson, and exported to nobody. */
@NullMarked
package io.github.registrysdk.humanitec.internal;

import org.jspecify.annotations.NullMarked;
