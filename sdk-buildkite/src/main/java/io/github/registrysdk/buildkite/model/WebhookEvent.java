package io.github.registrysdk.buildkite.model;

/**
 * An event that Buildkite has sent to a webhook. Later versions can add types of events, so handle
 * other types in a {@code default} branch.
 */
public sealed interface WebhookEvent permits PackageCreated, OtherWebhookEvent {
  /** {@return the name of the event, such as {@code package.created}} */
  String event();
}
