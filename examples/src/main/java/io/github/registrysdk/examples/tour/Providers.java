package io.github.registrysdk.examples.tour;

import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.github.GitHubOrganization;
import io.github.registrysdk.humanitec.HumanitecOrganization;

/**
 * One organization at each of the three providers.
 *
 * @param buildkite where the packages are and the tokens are minted
 * @param github whose Dependabot reads the packages
 * @param humanitec whose clusters read the packages
 * @param images where images are pushed to and pulled from
 */
record Providers(
    BuildkiteOrganization buildkite,
    GitHubOrganization github,
    HumanitecOrganization humanitec,
    ImageHost images) {}
