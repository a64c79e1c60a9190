package io.github.registrysdk.faults;

import io.github.registrysdk.operations.Sample;
import java.util.concurrent.CompletionException;

/** How a caller calls. */
enum Mode implements Transport {
  BLOCKING {
    @Override
    public Object send(Sample row, World world) {
      world.callingThread = Thread.currentThread();
      return row.call(world.caller());
    }
  },
  ASYNC {
    @Override
    public Object send(Sample row, World world) throws Exception {
      try {
        return world.client().async(() -> BLOCKING.send(row, world)).join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof Exception cause) {
          throw cause;
        }
        throw e;
      }
    }
  }
}
