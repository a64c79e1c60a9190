package io.github.registrysdk.benchmarks;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;

/** openai-java, as its README sets it up. */
final class OpenAiPeer {
  private OpenAiPeer() {}

  static Work work(String what, String origin) {
    OpenAIClient client =
        OpenAIOkHttpClient.builder().baseUrl(origin + "openai/v1").apiKey(Variants.TOKEN).build();
    return what.equals("one")
        ? () -> client.files().retrieve("file-1").filename()
        : () -> client.files().list().data();
  }
}
