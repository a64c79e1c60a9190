package io.github.registrysdk.operations;

/** How a response wraps its items. */
public enum Shape {
  NOTHING(""),
  ITEM("%s"),
  /** Returned as it is. */
  TEXT("%s"),
  /** Written to a file as it is. */
  FILE("%s"),
  /** No body, but a redirect to storage. */
  REDIRECT(""),
  ARRAY("[%s]"),
  BUILDKITE_PAGE("{\"items\":[%s],\"links\":{}}"),
  GITHUB_PAGE("{\"total_count\":1,\"configurations\":[%s]}"),
  GITHUB_SECRETS("{\"total_count\":1,\"secrets\":[%s]}"),
  GITHUB_REPOSITORIES("{\"total_count\":1,\"repositories\":[%s]}");

  private final String wrapping;

  Shape(String wrapping) {
    this.wrapping = wrapping;
  }

  public String around(String items) {
    return wrapping.replace("%s", items);
  }
}
