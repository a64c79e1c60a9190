package io.github.registrysdk.fuzzing;

/** Lets a byte of the fuzzer's choose; seeds choose with small letters. */
final class Choice {
  private Choice() {}

  /** The first for {@code a}, the second for {@code b}, and so on, round and round. */
  static <T> T of(T[] all, byte letter) {
    return all[Math.floorMod(letter - 'a', all.length)];
  }
}
