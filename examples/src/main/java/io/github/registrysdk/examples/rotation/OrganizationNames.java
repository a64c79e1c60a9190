package io.github.registrysdk.examples.rotation;

/**
 * What the organization is called at each provider.
 *
 * @param buildkite its slug
 * @param github its login
 * @param humanitec its id
 */
public record OrganizationNames(String buildkite, String github, String humanitec) {}
