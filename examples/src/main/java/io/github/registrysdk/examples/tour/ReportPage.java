package io.github.registrysdk.examples.tour;

import io.github.registrysdk.core.CallEvent.AttemptEnded;
import io.github.registrysdk.core.CallEvent.Call;
import io.github.registrysdk.core.CallEvent.CallEnded;
import io.github.registrysdk.core.CallEvent.Waiting;
import io.github.registrysdk.examples.tour.TourReport.Item;
import io.github.registrysdk.examples.tour.TourReport.Timed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The HTML of a {@link TourReport}. It loads nothing and runs no script, which its content security
 * policy also tells the browser, and it is well-formed XML.
 */
final class ReportPage {
  private static final String START =
      """
      <!DOCTYPE html>
      <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
      <title>Registry SDK tour</title>
      <style>
      :root { color-scheme: light dark; --page: #fff; --text: #1c2128; --soft: #59636e;
        --line: #d1d9e0; --track: #eef1f4; --good: #1a7f37; --bad: #cf222e; --wait: #9a6700; }
      @media (prefers-color-scheme: dark) { :root { --page: #0d1117; --text: #e6edf3; --soft: #9198a1;
        --line: #3d444d; --track: #1c2330; --good: #3fb950; --bad: #ff7b72; --wait: #d29922; } }
      body { margin: 0 auto; max-width: 80rem; padding: 1.5rem; background: var(--page);
        color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
      dl { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; }
      dt { color: var(--soft); }
      dd { margin: 0; font-size: 1.5rem; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; margin-bottom: 1.5rem; }
      caption { text-align: left; font-weight: 600; padding: .5rem 0; }
      th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0;
        border-bottom: 1px solid var(--line); font-weight: normal; overflow-wrap: anywhere; }
      tbody th { min-width: 18rem; }
      thead th { color: var(--soft); white-space: nowrap; }
      .number { text-align: right; white-space: nowrap; }
      code, .soft { color: var(--soft); font-size: .875rem; }
      ol { margin: 0; padding: 0; list-style: none; min-width: 16rem; }
      .good { color: var(--good); } .bad { color: var(--bad); } .wait { color: var(--wait); }
      svg { display: block; width: 16rem; height: 1.2rem; background: var(--track); }
      rect { fill: currentColor; }
      </style>
      </head>
      <body>
      <main>
      <h1>Registry SDK tour</h1>
      """;

  private final String outcome;
  private final List<Timed> events;
  private final List<State> states;
  private final Duration total;
  private final StringBuilder html = new StringBuilder(START);

  /**
   * @param outcome how the tour ended
   * @param events in the order in which they were recorded
   * @param states what the fakes contained
   */
  ReportPage(String outcome, List<Timed> events, List<State> states) {
    this.outcome = outcome;
    this.events = events;
    this.states = states;
    this.total =
        events.stream().map(ReportPage::end).reduce(Duration.ofMillis(1), ReportPage::later);
  }

  String html() {
    line("<p>", text(outcome), "</p>");
    summary();
    calls();
    line("<h2>Before and after</h2>");
    if (states.isEmpty()) {
      line("<p>This tour used the providers themselves, whose contents are not listed.</p>");
    }
    states.forEach(this::state);
    line("</main>");
    line("</body>");
    line("</html>");
    return html.toString();
  }

  private void summary() {
    long calls = events.stream().map(timed -> timed.event().call().id()).distinct().count();
    long attempts = all(AttemptEnded.class).size();
    long retries = all(AttemptEnded.class).stream().filter(end -> end.attempt() > 1).count();
    List<Waiting> waits = all(Waiting.class);
    long failed = all(CallEnded.class).stream().filter(end -> end.failure() != null).count();
    Duration waited = waits.stream().map(Waiting::delay).reduce(Duration.ZERO, Duration::plus);
    line("<dl>");
    figure("Calls", Long.toString(calls));
    figure("Attempts", Long.toString(attempts));
    figure("Retries", Long.toString(retries));
    figure("Waits", waits.size() + (waits.isEmpty() ? "" : " (" + millis(waited) + ")"));
    figure("Failed calls", Long.toString(failed));
    figure("Time", millis(total));
    line("</dl>");
  }

  private <E> List<E> all(Class<E> type) {
    return events.stream().map(Timed::event).filter(type::isInstance).map(type::cast).toList();
  }

  private void figure(String name, String value) {
    line("<div><dt>", name, "</dt><dd>", value, "</dd></div>");
  }

  private void calls() {
    Map<Call, List<Timed>> byCall = new LinkedHashMap<>();
    for (Timed timed : events) {
      byCall.computeIfAbsent(timed.event().call(), call -> new ArrayList<>()).add(timed);
    }
    line("<h2>Timeline</h2>");
    line(
        "<p>The bars show when each attempt took place (green: a success, red: a failure), and each"
            + " wait (amber). Requests that are not sent by the SDK, such as those of Maven and"
            + " Docker, are not listed.</p>");
    table("Calls, in the order in which they started");
    headings("Start", "Call", "Attempts and waits", "Bars");
    byCall.forEach(this::call);
    line("</tbody></table></div>");
  }

  private void call(Call call, List<Timed> ofCall) {
    StringBuilder parts = new StringBuilder();
    StringBuilder bars = new StringBuilder();
    for (Timed timed : ofCall) {
      if (timed.event() instanceof AttemptEnded end) {
        String style = end.problem() == null ? "good" : "bad";
        String result = end.status() == 0 ? "no response" : "status " + end.status();
        String problem = end.problem() == null ? "" : " (" + end.problem() + ")";
        part(
            parts,
            style,
            (end.attempt() == 1 ? "attempt 1: " : "attempt " + end.attempt() + ", a retry: ")
                + (result + problem + ", " + millis(end.elapsed())));
        bar(bars, style, timed.at().minus(end.elapsed()), end.elapsed());
      } else if (timed.event() instanceof Waiting wait) {
        part(
            parts,
            "wait",
            "wait before attempt %d: %s (%s)"
                .formatted(wait.attempt(), millis(wait.delay()), wait.reason()));
        bar(bars, "wait", timed.at(), wait.delay());
      } else if (timed.event() instanceof CallEnded end && end.failure() != null) {
        part(parts, "bad", "failed: " + end.failure().getMessage());
      }
    }
    line("<tr>");
    line("<td class=\"number\">", millis(ofCall.get(0).at()), "</td>");
    line(
        "<th scope=\"row\">",
        text(call.provider() + ": " + call.operation()),
        "<br/><code>",
        text(call.method() + " " + call.path()),
        "</code><br/><span class=\"soft\">",
        text(call.host() + ":" + call.port()),
        "</span></th>");
    line("<td><ol role=\"list\">", parts.toString(), "</ol></td>");
    line(
        "<td><svg aria-hidden=\"true\" viewBox=\"0 0 1000 1\" preserveAspectRatio=\"none\">",
        bars.toString(),
        "</svg></td>");
    line("</tr>");
  }

  private static void part(StringBuilder parts, String style, String text) {
    parts.append("<li class=\"").append(style).append("\">").append(text(text)).append("</li>");
  }

  private void bar(StringBuilder bars, String style, Duration from, Duration length) {
    double scale = 1000.0 / total.toNanos();
    bars.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.2f\" y=\"0\" width=\"%.2f\" height=\"1\"/>",
            style,
            Math.min(997, Math.max(0, from.toNanos() * scale)),
            Math.max(3, length.toNanos() * scale))); // a short one is visible, too
  }

  private void state(State state) {
    Set<Item> items = new LinkedHashSet<>(state.before());
    items.addAll(state.after());
    table(state.title());
    headings("What", "Name or description", "In", "ID", "Before", "After");
    for (Item item : items) {
      line(
          "<tr><td>",
          text(item.kind()),
          "</td><th scope=\"row\">",
          text(item.name()),
          "</th><td>",
          text(item.place()),
          "</td><td><code>",
          text(item.id()),
          "</code></td><td>",
          state.before().contains(item) ? "yes" : "no",
          "</td><td>",
          state.after().contains(item) ? "yes" : "no",
          "</td></tr>");
    }
    line("</tbody></table></div>");
  }

  /** A keyboard can scroll a wide one. */
  private void table(String caption) {
    String name = text(caption);
    line("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"", name, "\">");
    line("<table><caption>", name, "</caption>");
  }

  private void headings(String... names) {
    html.append("<thead><tr>");
    for (String name : names) {
      html.append("<th scope=\"col\">").append(name).append("</th>");
    }
    line("</tr></thead><tbody>");
  }

  private void line(String... parts) {
    html.append(String.join("", parts)).append('\n');
  }

  private static Duration end(Timed timed) {
    return timed.event() instanceof Waiting wait ? timed.at().plus(wait.delay()) : timed.at();
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%,d ms", duration.toMillis());
  }

  /** Text for content and for attributes; what HTML, or a reader, could misread is replaced. */
  static String text(String raw) {
    StringBuilder safe = new StringBuilder();
    raw.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n', '\t' -> safe.append(' ');
                default -> safe.appendCodePoint(isPlain(c) ? c : 0xFFFD);
              }
            });
    return safe.toString();
  }

  /** Neither a control character nor one that changes the direction of what follows. */
  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }

  /**
   * What a fake contained.
   *
   * @param title names the fake
   * @param before what was in it at the start
   * @param after what was in it at the end
   */
  record State(String title, List<Item> before, List<Item> after) {}
}
