package com.example.registries;

import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.github.GitHubOrganization;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.humanitec.HumanitecOrganization;
import io.github.registrysdk.humanitec.model.Registry;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The registries' names, by provider. */
@RestController
record Overview(
    BuildkiteOrganization buildkite, GitHubOrganization github, HumanitecOrganization humanitec) {

  @GetMapping("/registries")
  Map<String, List<String>> names() {
    return Map.of(
        "buildkite", buildkite.registries().list().stream().map(PackageRegistry::slug).toList(),
        "github", github.privateRegistries().list().stream().map(PrivateRegistry::name).toList(),
        "humanitec", humanitec.registries().list().stream().map(Registry::id).toList());
  }
}
