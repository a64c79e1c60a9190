package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.ApiError;

/**
 * What a provider module knows about an error of one of its calls, and the provider does not say.
 *
 * @param status the status that it explains
 * @param text added to the provider's message
 */
record Explanation(int status, String text) {
  ApiError addTo(ApiError said) {
    return new ApiError(
        said.message() + "; " + text, said.code(), said.documentationUrl(), said.fields());
  }
}
