package com.example.registries;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.humanitec.model.Registry;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The registries' names, by provider. */
@RestController
class Overview {
  private final RegistryProperties properties;
  private final BuildkiteClient buildkite;
  private final GitHubClient github;
  private final HumanitecClient humanitec;

  Overview(
      RegistryProperties properties,
      BuildkiteClient buildkite,
      GitHubClient github,
      HumanitecClient humanitec) {
    this.properties = properties;
    this.buildkite = buildkite;
    this.github = github;
    this.humanitec = humanitec;
  }

  @GetMapping("/registries")
  Map<String, List<String>> names() {
    return Map.of(
        "buildkite",
        buildkite.organization(properties.buildkite().organization()).registries().list().stream()
            .map(PackageRegistry::slug)
            .toList(),
        "github",
        github.organization(properties.github().organization()).privateRegistries().list().stream()
            .map(PrivateRegistry::name)
            .toList(),
        "humanitec",
        humanitec.organization(properties.humanitec().organization()).registries().list().stream()
            .map(Registry::id)
            .toList());
  }
}
