package io.github.registrysdk.testing.internal;

import io.github.registrysdk.testing.RecordedCall;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a fake received, and what it holds against its clients. */
public final class CallJournal {
  private final List<RecordedCall> calls = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private @Nullable Throwable firstCause;

  synchronized void received(RecordedCall call) {
    calls.add(call);
  }

  /** Notes something that must fail the test. */
  public synchronized void problem(String description) {
    problems.add(description);
  }

  synchronized void crashed(FakeRequest request, RuntimeException cause) {
    problem("the fake itself failed on " + request.line() + ": " + cause);
    if (firstCause == null) {
      firstCause = cause;
    }
  }

  /** Everything received so far, oldest first. */
  public synchronized List<RecordedCall> calls() {
    return List.copyOf(calls);
  }

  /** Throws what was noted, once. */
  public synchronized void verify(String fake) {
    if (problems.isEmpty()) {
      return;
    }
    var error = new AssertionError(fake + ": " + String.join("; ", problems), firstCause);
    problems.clear();
    firstCause = null;
    throw error;
  }
}
