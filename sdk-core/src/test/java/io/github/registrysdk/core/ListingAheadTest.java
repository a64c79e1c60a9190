package io.github.registrysdk.core;

import static io.github.registrysdk.core.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One page ahead, on an executor that works when it is told to. */
class ListingAheadTest {
  private final List<String> requests = new ArrayList<>();
  private final ArrayDeque<Runnable> queue = new ArrayDeque<>();

  private Listing<Integer> ahead(
      @Nullable Executor executor, int maxPages, IntFunction<Page<Integer>> pages) {
    return new Listing<>(new Pages(requests, pages, executor), maxPages).onePageAhead();
  }

  /** Three pages of two. */
  private Listing<Integer> six(@Nullable Executor executor) {
    return ahead(executor, 100, n -> page(n * 2 - 1, 2, n == 3 ? null : n + 1));
  }

  @Test
  void nothingIsSentBeforeTheFirstItemIsAskedFor() {
    Listing<Integer> listing = six(queue::add);
    assertThat(listing.pages().iterator()).isNotNull();
    assertThat(listing.stream()).isNotNull();
    Iterator<Integer> items = listing.iterator();
    assertThat(requests).isEmpty();
    assertThat(queue).isEmpty();
    assertThat(items.next()).isEqualTo(1);
    assertThat(requests).containsExactly("first");
    assertThat(queue).hasSize(1);
  }

  @Test
  void theNextPageIsFetchedWhileItemsOfTheOneBeforeAreLeft() {
    Iterator<Integer> items = six(queue::add).iterator();
    items.next();
    queue.remove().run();
    assertThat(requests).containsExactly("first", "/p/2");
    assertThat(items.next()).isEqualTo(2);
    assertThat(queue).isEmpty();
    assertThat(items.next()).isEqualTo(3);
    assertThat(requests).containsExactly("first", "/p/2");
    queue.remove().run();
    assertThat(requests).containsExactly("first", "/p/2", "/p/3");
  }

  @Test
  void aPageThatNoThreadHasBegunIsFetchedWhenItIsDueAndNotAgain() {
    assertThat(six(queue::add)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(requests).containsExactly("first", "/p/2", "/p/3");
    queue.forEach(Runnable::run);
    assertThat(requests).hasSize(3);
  }

  /** Or it would hold every page of the list, or refuse other work. */
  @Test
  void aBusyExecutorIsGivenOnePieceOfWorkAWalkWhichFetchesTheNewestPage() {
    Iterator<Integer> items = ahead(queue::add, 100, n -> page(n, 1, n + 1)).iterator();
    for (int i = 1; i <= 5; i++) {
      assertThat(items.next()).isEqualTo(i);
      assertThat(queue).hasSize(1);
    }
    assertThat(requests).hasSize(5);
    queue.remove().run();
    assertThat(requests).hasSize(6).last().isEqualTo("/p/6");
    assertThat(items.next()).isEqualTo(6);
    assertThat(requests).hasSize(6);
    assertThat(queue).hasSize(1);
  }

  @Test
  void anExecutorThatCanMakeNoThreadLosesNoPage() {
    Executor exhausted =
        work -> {
          throw new OutOfMemoryError("unable to create native thread");
        };
    assertThat(six(exhausted).toList()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(requests).containsExactly("first", "/p/2", "/p/3");
  }

  /** As when its owner shuts the executor down at once. */
  @Test
  void aPageWhoseThreadWasInterruptedIsFetchedByTheConsumer() {
    List<Integer> interrupted = new ArrayList<>(List.of(2));
    Listing<Integer> listing =
        ahead(
            Runnable::run,
            100,
            n -> {
              if (interrupted.remove((Object) n)) {
                throw new CallInterruptedException(Reports.of(0), "interrupted");
              }
              return page(n, 1, n == 3 ? null : n + 1);
            });
    assertThat(listing.toList()).containsExactly(1, 2, 3);
    assertThat(requests).containsExactly("first", "/p/2", "/p/2", "/p/3");
  }

  @Test
  void anExecutorThatRefusesCostsNothingButTime() {
    Executor shut =
        work -> {
          throw new RejectedExecutionException("shut down");
        };
    assertThat(six(shut).toList()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(requests).containsExactly("first", "/p/2", "/p/3");
  }

  @Test
  void anExecutorOfTheCallersOwnThreadAndASourceWithoutThreadsGiveTheSameList() {
    assertThat(six(Runnable::run).toList()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(six(null).stream()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(requests).hasSize(6);
  }

  @Test
  void aPageThatFailsIsToldWhenItIsDueAndCanBeAskedForAgain() {
    List<Integer> failures = new ArrayList<>(List.of(2));
    Iterator<Integer> items =
        ahead(
                Runnable::run,
                100,
                n -> {
                  if (failures.remove((Object) n)) {
                    throw new IllegalStateException("lost");
                  }
                  return page(n * 2 - 1, 2, n == 2 ? null : n + 1);
                })
            .iterator();
    assertThat(items.next()).isEqualTo(1);
    assertThat(items.next()).isEqualTo(2);
    assertThatIllegalStateException().isThrownBy(items::next).withMessage("lost");
    assertThat(items.next()).isEqualTo(3);
    assertThat(requests).containsExactly("first", "/p/2", "/p/2");
  }

  @Test
  void anErrorIsToldToo() {
    Iterator<Integer> items =
        ahead(
                Runnable::run,
                100,
                n -> {
                  if (n == 2) {
                    throw new OutOfMemoryError("for the test");
                  }
                  return page(1, 1, 2);
                })
            .iterator();
    items.next();
    assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(items::next);
  }

  @Test
  void noPageBeyondTheMostIsFetched() {
    Iterator<Integer> items = ahead(Runnable::run, 3, n -> page(n, 1, n + 1)).iterator();
    for (int i = 1; i <= 3; i++) {
      assertThat(items.next()).isEqualTo(i);
    }
    assertThat(requests).containsExactly("first", "/p/2", "/p/3");
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(items::next)
        .withMessageContaining("goes on after 3 pages");
    assertThat(requests).hasSize(3);
  }

  @Test
  void aCircleEndsTheWalkBeforeAPageIsReadAgain() {
    Listing<Integer> circle = ahead(Runnable::run, 100, n -> page(n, 1, n == 3 ? 2 : n + 1));
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(circle::toList)
        .withMessageContaining("page 3 leads back");
    assertThat(requests).containsExactly("first", "/p/2", "/p/3");
  }

  @Test
  void aStreamThatIsClosedBeginsNoMorePages() {
    try (Stream<Integer> items = six(queue::add).stream()) {
      assertThat(items.findFirst()).contains(1);
    }
    queue.remove().run();
    assertThat(requests).containsExactly("first");
  }

  @Test
  void aListThatStartsLaterStaysOnePageAhead() {
    Iterator<Integer> items = six(Runnable::run).startingAt(Pages.cursor(2)).iterator();
    items.next();
    assertThat(requests).containsExactly("/p/2", "/p/3");
    requests.clear();
    Listing<Integer> first = new Listing<>(new Pages(requests, n -> page(n, 1, 3), queue::add), 9);
    first.startingAt(Pages.cursor(2)).onePageAhead().iterator().next();
    assertThat(requests).containsExactly("/p/2");
    assertThat(queue).hasSize(1);
  }
}
