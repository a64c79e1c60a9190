package io.github.registrysdk.testing.internal.github;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks of a registry, every rule checked and nothing changed yet.
 *
 * @param type the new type, or null
 * @param url the new URL, or null
 * @param setsUsername whether the user name is set or cleared
 * @param username the new user name, or null
 * @param replacesBase whether it replaces the base registry, or null
 * @param visibility the visibility from now on
 * @param selectedRepositoryIds the repositories selected, or null
 * @param own the fields of the way to authenticate that were given
 * @param secret the new secret, opened; or null
 */
record RegistryFields(
    @Nullable String type,
    @Nullable String url,
    boolean setsUsername,
    @Nullable String username,
    @Nullable Boolean replacesBase,
    String visibility,
    @Nullable List<Long> selectedRepositoryIds,
    Map<String, String> own,
    @Nullable String secret) {

  static final List<String> TYPES =
      List.of(
          "maven_repository",
          "nuget_feed",
          "goproxy_server",
          "npm_registry",
          "rubygems_server",
          "cargo_registry",
          "composer_repository",
          "docker_registry",
          "git_source",
          "helm_registry",
          "hex_organization",
          "hex_repository",
          "pub_repository",
          "python_index",
          "terraform_registry");
  static final List<String> VISIBILITIES = List.of("all", "private", "selected");

  /**
   * Reads what a request says about a registry.
   *
   * @param body the request
   * @param auth how the registry is signed in to
   * @param current the visibility that holds unless the request names one
   * @param key the key that a secret must be sealed for
   */
  static RegistryFields read(RequestBody body, AuthType auth, String current, SealingKey key) {
    String type = body.text("registry_type");
    String named = body.oneOf("visibility", VISIBILITIES);
    String visibility = named == null ? current : named;
    List<Long> ids = body.ids("selected_repository_ids");
    if (ids != null && !visibility.equals("selected")) {
      body.refuse(
          List.of("selected_repository_ids"), "can only be given when visibility is selected");
    }
    return new RegistryFields(
        type,
        body.uri("url"),
        body.has("username"),
        body.nullableText("username"),
        body.flag("replaces_base"),
        visibility,
        ids,
        own(body, auth),
        secret(body, auth, key));
  }

  private static Map<String, String> own(RequestBody body, AuthType auth) {
    var foreign = new TreeSet<>(AuthType.ALL_FIELDS);
    auth.fields().forEach(foreign::remove);
    body.refuse(foreign, "does not belong to auth_type " + auth.wireName());
    var own = new LinkedHashMap<String, String>();
    for (String field : auth.fields()) {
      String value = body.text(field);
      if (value != null) {
        own.put(field, value);
      }
    }
    return own;
  }

  private static @Nullable String secret(RequestBody body, AuthType auth, SealingKey key) {
    if (!auth.takesSecret()) {
      body.refuse(List.of("encrypted_value", "key_id"), "must be omitted for " + auth.wireName());
      return null;
    }
    return body.secret(key);
  }
}
