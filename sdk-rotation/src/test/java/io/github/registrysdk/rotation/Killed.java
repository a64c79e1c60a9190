package io.github.registrysdk.rotation;

import okhttp3.OkHttpClient;
import okhttp3.Response;

/** The end of a process: nothing catches it. */
final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  /** Calls {@code moment}, which can throw this error, before and after each request. */
  static OkHttpClient between(Runnable moment) {
    return Stage.HTTP
        .newBuilder()
        .addInterceptor(
            chain -> {
              moment.run();
              Response response = chain.proceed(chain.request());
              try {
                moment.run();
              } catch (Killed e) {
                response.close();
                throw e;
              }
              return response;
            })
        .build();
  }
}
