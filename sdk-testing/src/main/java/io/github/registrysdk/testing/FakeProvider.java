package io.github.registrysdk.testing;

import java.net.URI;
import java.util.List;

/**
 * What all fakes have in common. A fake is safe for use by many threads.
 *
 * @param <O> the provider's operations
 */
public interface FakeProvider<O extends FakeOperation> extends AutoCloseable {

  /**
   * Where the fake listens: plain http, on the loopback interface, on a free port, ending in a
   * slash.
   *
   * @return the address to give to the client under test
   */
  URI baseUrl();

  /**
   * How the fake is told to misbehave.
   *
   * @return the rules of this fake, which may be added to at any time
   */
  Faults<O> faults();

  /**
   * Everything the fake received, oldest first, with what it did not know.
   *
   * @return a copy that later requests do not change
   */
  List<RecordedCall> calls();

  /**
   * What the fake received for one operation, oldest first.
   *
   * @param operation the operation
   * @return a copy that later requests do not change
   */
  default List<RecordedCall> calls(O operation) {
    return calls().stream()
        .filter(call -> call.operation().filter(operation::equals).isPresent())
        .toList();
  }

  /**
   * Fails when the fake was sent something that it does not know or that no client should send, and
   * forgets those requests, so that {@link #close()} does not report them again.
   *
   * @throws AssertionError naming the method and path of each such request
   */
  void verify();

  /**
   * Ends the fake's connections and frees its port, then does what {@link #verify()} does. A second
   * call does nothing.
   *
   * @throws AssertionError as {@link #verify()} does
   */
  @Override
  void close();
}
