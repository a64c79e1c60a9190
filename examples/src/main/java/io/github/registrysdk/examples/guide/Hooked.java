package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.BuildkiteWebhook;
import io.github.registrysdk.buildkite.InvalidWebhookException;
import io.github.registrysdk.buildkite.model.PackageCreated;
import io.github.registrysdk.buildkite.model.WebhookEvent;
import io.github.registrysdk.core.Secret;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What Buildkite sends on its own. */
final class Hooked {
  private Hooked() {}

  static int handle(
      Map<String, List<String>> headers, byte[] body, Secret token, Consumer<String> log) {
    // @start region="handle"
    WebhookEvent event;
    try {
      event = BuildkiteWebhook.parse(headers, body, token);
    } catch (InvalidWebhookException e) {
      log.accept(e.getMessage()); // contains no secret
      return 401;
    }
    if (event instanceof PackageCreated created) {
      log.accept("new package " + created.published().name());
    } else {
      log.accept("ignored " + event.event());
    }
    return 204;
    // @end
  }
}
