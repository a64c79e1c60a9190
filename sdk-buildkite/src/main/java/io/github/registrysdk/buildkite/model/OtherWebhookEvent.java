package io.github.registrysdk.buildkite.model;

import io.github.registrysdk.core.JsonFields;

/**
 * An event for which this version of the SDK has no type.
 *
 * @param event the name of the event, such as {@code ping} or {@code build.finished}
 * @param extraFields all other fields of the event
 */
public record OtherWebhookEvent(String event, JsonFields extraFields) implements WebhookEvent {
  /** If {@code extraFields} is null, it becomes empty. */
  public OtherWebhookEvent {
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }
}
