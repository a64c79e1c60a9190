package io.github.registrysdk.humanitec;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;

/** The two ways to call: on this thread, or on another with a future for the result. */
enum Mode {
  BLOCKING {
    @Override
    <T> T call(HumanitecClient client, Callable<T> work) throws Exception {
      return work.call();
    }
  },
  ASYNC {
    @Override
    <T> T call(HumanitecClient client, Callable<T> work) throws Exception {
      try {
        return client.async(work).join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof Exception cause ? cause : e;
      }
    }
  };

  abstract <T> T call(HumanitecClient client, Callable<T> work) throws Exception;

  void run(HumanitecClient client, Runnable work) throws Exception {
    call(
        client,
        () -> {
          work.run();
          return true;
        });
  }
}
