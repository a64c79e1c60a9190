package com.example.consumer;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.PackageRegistryHandle;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.humanitec.CreateRegistry;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.humanitec.RegistryService;
import io.github.registrysdk.humanitec.model.RegistryCreds;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A program of somebody else: writes to all three providers, reads back, and compares. */
public final class ThreeProviders {
  private static final Secret PASSWORD = Secret.of("correct horse");

  private ThreeProviders() {}

  public static void main(String[] args) {
    buildkite();
    gitHub();
    humanitec();
    String path = ThreeProviders.class.getModule().isNamed() ? "module path" : "class path";
    System.out.println("as expected on the " + path + " of Java " + Runtime.version().feature());
  }

  private static void buildkite() {
    try (FakeBuildkite fake = FakeBuildkite.start();
        BuildkiteClient buildkite = fake.configure(BuildkiteClient.builder()).build()) {
      fake.addRegistry("acme", "debs", "debian");
      fake.faults().on(BuildkiteOperation.GET_REGISTRY).once(Fault.status(503));
      equal("debs", buildkite.organization("acme").registries().get("debs").slug());

      PackageRegistryHandle debs = buildkite.organization("acme").registry("debs");
      byte[] file = "a package".getBytes(StandardCharsets.UTF_8);
      debs.packages().publish(Upload.bytes("banana_1.0.0_all.deb", file));
      List<String> names = new ArrayList<>();
      for (PackageSummary item : debs.packages().list()) {
        names.add(item.name());
      }
      equal(List.of("banana"), names);
      equal("ci", buildkite.async(() -> debs.tokens().create("ci")).join().description());
      try {
        buildkite.organization("acme").registries().get("gems");
        throw new IllegalStateException("found a registry that does not exist");
      } catch (NotFoundException e) {
        equal(404, e.status());
      }
    }
  }

  private static void gitHub() {
    try (FakeGitHub fake = FakeGitHub.start();
        GitHubClient github = fake.configure(GitHubClient.builder()).build()) {
      String made =
          github
              .organization("acme")
              .privateRegistries()
              .create(
                  CreatePrivateRegistry.builder(PrivateRegistryType.NPM_REGISTRY, "https://packages.example.com/npm", RepositoryAccess.privateRepositories()).token(PASSWORD)
                      .build())
              .name();
      equal(PASSWORD.reveal(), fake.organization("acme").registry(made).secret());
    }
  }

  private static void humanitec() {
    try (FakeHumanitec fake = FakeHumanitec.start();
        HumanitecClient humanitec = fake.configure(HumanitecClient.builder()).build()) {
      RegistryService registries = humanitec.organization("acme").registries();
      registries.create(
          CreateRegistry.builder("images", "images.example.com").basic("ci", PASSWORD).build());
      RegistryCreds creds = registries.creds("images");
      equal("ci", creds.username());
    }
  }

  private static void equal(Object expected, Object found) {
    if (!Objects.equals(expected, found)) {
      throw new IllegalStateException("expected " + expected + " but found " + found);
    }
  }
}
