package io.github.registrysdk.faults;

import java.util.concurrent.CompletionException;

/** How a caller calls. */
enum Mode implements Transport {
  BLOCKING {
    @Override
    public Object send(Row row, World world) {
      world.caller = Thread.currentThread();
      return row.call().apply(world);
    }
  },
  ASYNC {
    @Override
    public Object send(Row row, World world) throws Exception {
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
