/**
 * How a listing fetches its pages, lazily and one after the other. How a provider links its pages
 * belongs to the provider. Not exported.
 */
@NullMarked
package io.github.registrysdk.core.internal.paging;

import org.jspecify.annotations.NullMarked;
