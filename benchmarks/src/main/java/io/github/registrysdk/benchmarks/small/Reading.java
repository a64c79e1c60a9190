package io.github.registrysdk.benchmarks.small;

import io.github.registrysdk.benchmarks.Parsing;
import io.github.registrysdk.benchmarks.Work;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The list of 100 from the stream, and by way of a string, a reader or a tree. */
@State(Scope.Thread)
public class Reading {
  /** {@code hand} reads the stream with Jackson as it comes, {@code ours} strictly. */
  @Param({"hand", "ours", "blackbird", "afterburner", "string", "reader", "tree"})
  public String way = "hand";

  private Work work = () -> "";

  /** Makes the reader. */
  @Setup
  public void prepare() {
    work = Parsing.work(way);
  }

  /**
   * Once.
   *
   * @return the list
   * @throws Exception never
   */
  @Benchmark
  public Object read() throws Exception {
    return work.once();
  }
}
