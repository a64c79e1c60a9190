package io.github.registrysdk.examples.tour;

/**
 * What the organization is called at each provider.
 *
 * @param buildkite its slug
 * @param github its login
 * @param humanitec its id
 */
record OrganizationNames(String buildkite, String github, String humanitec) {}
