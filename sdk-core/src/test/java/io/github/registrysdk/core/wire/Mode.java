package io.github.registrysdk.core.wire;

import io.github.registrysdk.core.wire.acme.AcmeClient;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;

/** Each test runs on the calling thread and by way of a future. */
enum Mode {
  BLOCKING {
    @Override
    <T> T call(AcmeClient client, Callable<T> work) throws Exception {
      return work.call();
    }
  },
  ASYNC {
    @Override
    <T> T call(AcmeClient client, Callable<T> work) throws Exception {
      try {
        return client.async(work).join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof Exception cause) {
          throw cause;
        }
        throw e;
      }
    }
  };

  abstract <T> T call(AcmeClient client, Callable<T> work) throws Exception;
}
