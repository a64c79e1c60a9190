package io.github.registrysdk.operations;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.humanitec.HumanitecClient;
import java.util.List;
import java.util.Locale;

/** A provider, and how to make a client of it. */
public enum Provider {
  BUILDKITE {
    @Override
    public ApiClient<?> open(Setup setup) {
      return setup.to(BuildkiteClient.builder()).build();
    }

    @Override
    List<Sample> samples() {
      return BuildkiteSamples.all();
    }
  },
  GITHUB {
    @Override
    public ApiClient<?> open(Setup setup) {
      return setup.to(GitHubClient.builder()).build();
    }

    @Override
    List<Sample> samples() {
      return GitHubSamples.all();
    }
  },
  HUMANITEC {
    @Override
    public ApiClient<?> open(Setup setup) {
      return setup.to(HumanitecClient.builder()).build();
    }

    @Override
    List<Sample> samples() {
      return HumanitecSamples.all();
    }
  };

  /** Options that all providers have. */
  public interface Setup {
    <B extends ClientBuilder<B>> B to(B builder);
  }

  public abstract ApiClient<?> open(Setup setup);

  abstract List<Sample> samples();

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
