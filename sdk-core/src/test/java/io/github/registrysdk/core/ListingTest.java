package io.github.registrysdk.core;

import static io.github.registrysdk.core.Pages.cursor;
import static io.github.registrysdk.core.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.registrysdk.core.internal.paging.PagedListing;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingTest {

  private final List<String> requests = new ArrayList<>();

  private Pages pages(IntFunction<Page<Integer>> pages) {
    return new Pages(requests, pages);
  }

  /** Three pages of two. */
  private Listing<Integer> six() {
    return new PagedListing<>(pages(n -> page(n * 2 - 1, 2, n == 3 ? null : n + 1)), 100);
  }

  @Test
  void nothingIsSentBeforeTheFirstItemIsAskedFor() {
    Listing<Integer> listing = six();
    assertThat(listing.pages().iterator()).isNotNull();
    assertThat(listing.stream()).isNotNull();
    Iterator<Integer> items = listing.iterator();
    assertThat(requests).isEmpty();
    assertThat(items.hasNext()).isTrue();
    assertThat(requests).containsExactly("first");
  }

  @Test
  void aPageIsFetchedOnlyWhenTheOneBeforeIsUsedUp() {
    Iterator<Integer> items = six().iterator();
    assertThat(items.next()).isEqualTo(1);
    assertThat(items.next()).isEqualTo(2);
    assertThat(requests).containsExactly("first");
    assertThat(items.next()).isEqualTo(3);
    assertThat(requests).containsExactly("first", "/p/2");
  }

  @Test
  void eachIterationReadsTheWholeListInItsOrder() {
    Listing<Integer> listing = six();
    assertThat(listing.toList()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(listing).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(requests).hasSize(6);
  }

  @Test
  void aLimitedStreamFetchesNoPageItDoesNotNeed() {
    assertThat(six().stream().limit(2).toList()).containsExactly(1, 2);
    assertThat(requests).containsExactly("first");
    requests.clear();
    assertThat(six().stream().anyMatch(item -> item == 3)).isTrue();
    assertThat(requests).containsExactly("first", "/p/2");
    requests.clear();
    assertThat(six().stream().findFirst()).contains(1);
    assertThat(requests).containsExactly("first");
    requests.clear();
    assertThat(six().stream().limit(0).toList()).isEmpty();
    assertThat(requests).isEmpty();
  }

  @Test
  void aLongCircleIsFoundThoughNotAllPagesAreRemembered() {
    Listing<Integer> listing =
        new PagedListing<>(pages(n -> page(n, 1, n == 46_000 ? 30_001 : n + 1)), Integer.MAX_VALUE);
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> listing.forEach(item -> assertThat(item).isPositive()))
        .withMessageContaining("leads back to a page");
    assertThat(requests).hasSizeLessThan(46_000 + 2 * 16_384);
  }

  @Test
  void pagesCarryTheWayToTheNext() {
    Iterator<Page<Integer>> pages = six().pages().iterator();
    assertThat(pages.next().next()).isEqualTo(cursor(2));
    assertThat(requests).containsExactly("first");
    assertThat(pages.next().items()).containsExactly(3, 4);
    assertThat(pages.next().next()).isNull();
    assertThat(pages.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(pages::next);
    assertThat(requests).hasSize(3);
  }

  @Test
  void iterationCanBeResumedFromACursor() {
    assertThat(six().startingAt(cursor(2)).toList()).containsExactly(3, 4, 5, 6);
    assertThat(requests).containsExactly("/p/2", "/p/3");
    assertThatNullPointerException().isThrownBy(() -> six().startingAt(null));
  }

  @Test
  void anEmptyListHasNoItems() {
    Listing<Integer> empty = new PagedListing<>(pages(n -> page(0, 0, null)), 1);
    Iterator<Integer> items = empty.iterator();
    assertThat(items.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(items::next);
    assertThat(requests).containsExactly("first");
  }

  @Test
  void emptyPagesInTheMiddleAreSkipped() {
    Listing<Integer> gaps =
        new PagedListing<>(pages(n -> page(n, n % 50 == 0 ? 1 : 0, n == 150 ? null : n + 1)), 1000);
    assertThat(gaps.toList()).containsExactly(50, 100, 150);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 1"})
  void pageThatLeadsBackIsRefusedBeforeItIsFetchedAgain(int last, int next) {
    refusal(
        new PagedListing<>(pages(n -> page(n, 1, n == last ? next : n + 1)), 100),
        "page " + last + " leads back");
    assertThat(requests)
        .containsExactlyElementsOf(List.of("first", "/p/2", "/p/3").subList(0, last));
  }

  @Test
  void aResumedIterationKnowsWhereItStarted() {
    Listing<Integer> circle = new PagedListing<>(pages(n -> page(n, 1, n == 5 ? 4 : n + 1)), 100);
    refusal(circle.startingAt(cursor(4)), "page 2 leads back");
    assertThat(requests).containsExactly("/p/4", "/p/5");
  }

  @Test
  void aListBeyondTheMostPagesIsRefusedWithoutAnotherRequest() {
    Listing<Integer> endless = new PagedListing<>(pages(n -> page(n, 1, n + 1)), 3);
    refusal(endless, "goes on after 3 pages, the most this client reads #3");
    assertThat(requests).hasSize(3);
    assertThat(endless.stream().limit(3).toList()).hasSize(3);
    assertThat(new PagedListing<>(pages(n -> page(n, 1, n == 3 ? null : n + 1)), 3)).hasSize(3);
  }

  @Test
  void endlessEmptyPagesAreRefused() {
    refusal(new PagedListing<>(pages(n -> page(n, 0, n + 1)), 1000), "100 empty pages in a row");
    assertThat(requests).hasSize(100);
  }

  @Test
  void aHundredEmptyPagesAndTheEndAreAList() {
    Listing<Integer> empty =
        new PagedListing<>(pages(n -> page(n, 0, n == 100 ? null : n + 1)), 500);
    assertThat(empty.toList()).isEmpty();
  }

  @Test
  void afterAFailureTheSamePageCanBeAskedForAgain() {
    List<Integer> failures = new ArrayList<>(List.of(2));
    Listing<Integer> listing =
        new PagedListing<>(
            pages(
                n -> {
                  if (failures.remove((Object) n)) {
                    throw new IllegalStateException("lost");
                  }
                  return page(n, 1, n == 2 ? null : n + 1);
                }),
            2);
    Iterator<Integer> items = listing.iterator();
    items.next();
    assertThatIllegalStateException().isThrownBy(items::next);
    assertThat(items.next()).isEqualTo(2);
    assertThat(items.hasNext()).isFalse();
  }

  @Test
  void aPageIsACopyAndHoldsNoNull() {
    List<Integer> items = new ArrayList<>(List.of(1));
    Page<Integer> page = new Page<>(items, null, 1L);
    items.add(2);
    assertThat(page.items()).containsExactly(1);
    items.add(null);
    assertThatNullPointerException().isThrownBy(() -> new Page<>(items, null, null));
  }

  @Test
  void aListingReadsAtLeastOnePage() {
    Pages source = pages(n -> page(n, 1, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new PagedListing<>(source, 0));
    assertThatNullPointerException().isThrownBy(() -> new PagedListing<>(null, 1));
  }

  private static void refusal(Listing<Integer> listing, String detail) {
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(listing::toList)
        .withMessageContaining(detail)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(ProtocolException.Reason.PAGINATION));
  }
}
