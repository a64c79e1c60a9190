package io.github.registrysdk.faults;

import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.testsupport.wire.Reply;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong, whom it can happen to, and what must come of it. */
final class Fault {
  private final String name;
  private final Function<Scene, Reply> reply;
  private Function<Sample, Expected> expected;
  private Predicate<Sample> fits = row -> true;
  private Consumer<World> preparation = world -> {};
  private boolean takesEffect;
  private boolean comesOnce = true;
  private @Nullable SocketEffect start;

  private Fault(
      String name,
      boolean takesEffect,
      Function<Scene, Reply> reply,
      Function<Sample, Expected> expected) {
    this.name = name;
    this.takesEffect = takesEffect;
    this.reply = reply;
    this.expected = expected;
  }

  static Fault of(
      String name,
      Kind kind,
      Class<? extends SdkException> exception,
      String reason,
      Function<Scene, Reply> reply) {
    return new Fault(
        name, kind.takesEffect, reply, row -> Expected.of(kind, row, exception, reason));
  }

  static Fault responding(
      String name, Kind kind, Class<? extends SdkException> exception, String reason, Reply reply) {
    return of(name, kind, exception, reason, scene -> reply);
  }

  /** Not a fault at all, though it may look like one. */
  static Fault harmless(String name, Function<Scene, Reply> reply) {
    return new Fault(name, true, reply, row -> Expected.result(1)).always();
  }

  Fault only(Predicate<Sample> whom) {
    fits = fits.and(whom);
    return this;
  }

  Fault expecting(UnaryOperator<Expected> more) {
    Function<Sample, Expected> before = expected;
    expected = row -> more.apply(before.apply(row));
    return this;
  }

  Fault expectingOf(Function<Sample, Expected> whole) {
    expected = whole;
    return this;
  }

  Fault with(Consumer<World> more) {
    preparation = preparation.andThen(more);
    return this;
  }

  /** Never only once, because it would be another fault then. */
  Fault always() {
    comesOnce = false;
    return this;
  }

  Fault takesEffect(boolean takes) {
    takesEffect = takes;
    return this;
  }

  /** What happens in HTTP/2 instead of the response. */
  Fault startingWith(SocketEffect effect) {
    start = effect;
    return this;
  }

  @Nullable SocketEffect start() {
    return start;
  }

  String name() {
    return name;
  }

  boolean fits(Sample row) {
    return fits.test(row);
  }

  boolean comesOnce() {
    return comesOnce;
  }

  boolean takesEffect() {
    return takesEffect;
  }

  Reply reply(Scene scene) {
    return reply.apply(scene);
  }

  Expected expected(Sample row) {
    return expected.apply(row);
  }

  void prepare(World world) {
    preparation.accept(world);
  }
}
