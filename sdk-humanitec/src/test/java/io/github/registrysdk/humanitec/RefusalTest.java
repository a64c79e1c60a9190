package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.BadRequestException;
import io.github.registrysdk.core.ConflictException;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.HumanitecErrorShape;
import io.github.registrysdk.testing.HumanitecOperation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {
  private static final String BUILT_IN = "is built in, and no token may change it";
  private static final UpdateRegistry CI = UpdateRegistry.builder().enableCi(true).build();

  @AutoClose private final FakeHumanitec fake = FakeHumanitec.start();
  @AutoClose private final HumanitecClient client = Clients.of(fake);
  private final RegistryService registries = client.organization("acme").registries();

  private ApiError badRequest(String body) {
    fake.faults().on(HumanitecOperation.LIST_REGISTRIES).once(Fault.status(400, Map.of(), body));
    return catchThrowableOfType(
            BadRequestException.class, () -> registries.list().stream().toList())
        .error();
  }

  @Test
  void plainErrorIsTheMessage() {
    assertThat(badRequest("{\"error\": \"Nothing here\"}"))
        .isEqualTo(new ApiError("Nothing here", null, null, List.of()));
  }

  @Test
  void codedErrorHasCodeMessageAndDetails() {
    assertThat(
            badRequest(
                """
                {"error": "API-000", "message": "Invalid", "details": {
                  "id": "is bad", "n": 1, "taken": true, "ids": ["a", "b"], "by": {"user": "kim"}, "x": null}}
                """))
        .isEqualTo(
            new ApiError(
                "Invalid",
                "API-000",
                null,
                List.of(
                    new ApiError.Field("id", null, "is bad"),
                    new ApiError.Field("n", null, "1"),
                    new ApiError.Field("taken", null, "true"),
                    new ApiError.Field("ids", null, "a"),
                    new ApiError.Field("ids", null, "b"),
                    new ApiError.Field("by", null, "user: kim"),
                    new ApiError.Field("x", null, null))));
  }

  @Test
  void detailsAreInTheMessage() {
    fake.faults()
        .on(HumanitecOperation.LIST_REGISTRIES)
        .once(
            Fault.status(
                400,
                Map.of(),
                "{\"error\": \"API-000\", \"message\": \"Invalid\", \"details\": {\"n\": 7, \"x\":"
                    + " null}}"));
    assertThat(
            catchThrowableOfType(
                BadRequestException.class, () -> registries.list().stream().toList()))
        .hasMessageContaining("returned 400: Invalid [n: 7, x] (1 attempt");
  }

  @Test
  void errorOfAnotherFormIsStillAnError() {
    assertThat(badRequest("{\"message\": \"Hm\", \"details\": [\"too long\"]}"))
        .isEqualTo(
            new ApiError("Hm", null, null, List.of(new ApiError.Field(null, null, "too long"))));
    assertThat(badRequest("{\"error\": {\"reason\": \"limit\"}}"))
        .isEqualTo(new ApiError("reason: limit", null, null, List.of()));
    assertThat(badRequest("{\"error\": null}")).isEqualTo(ApiError.NONE);
    assertThat(badRequest("<html>")).isEqualTo(ApiError.NONE);
    assertThat(badRequest("")).isEqualTo(ApiError.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void everyShapeSaysTheSame(HumanitecErrorShape shape) {
    try (FakeHumanitec shaped = FakeHumanitec.builder().errorShape(shape).start();
        HumanitecClient other = Clients.of(shaped)) {
      RegistryService service = other.organization("acme").registries();

      assertThat(catchThrowableOfType(NotFoundException.class, () -> service.get("none")))
          .hasMessageContaining("returned 404: Registry not found");
      shaped.addRegistry("acme", "taken", "taken.example", "public");
      assertThat(
              catchThrowableOfType(
                  ConflictException.class,
                  () ->
                      service.create(
                          CreateRegistry.builder("taken", "x.example").publicRegistry().build())))
          .hasMessageContaining("A record with the same id already exists");
    }
  }

  @Test
  void builtInRegistryCanNotBeDeletedByAnybody() {
    PermissionDeniedException e =
        catchThrowableOfType(
            PermissionDeniedException.class, () -> registries.delete(RegistryService.BUILT_IN));

    assertThat(e)
        .hasMessageContaining("Built-in 'humanitec' registry can't be deleted")
        .hasMessageContaining(BUILT_IN)
        .hasMessageNotContaining("needs a role");
    assertThat(e.report().scope()).isNull();
    assertThat(e.status()).isEqualTo(403);
  }

  @Test
  void builtInRegistryCanNotBeChangedByAnybody() {
    assertThat(
            catchThrowableOfType(
                PermissionDeniedException.class,
                () -> registries.update(RegistryService.BUILT_IN, CI)))
        .hasMessageContaining(BUILT_IN)
        .hasMessageNotContaining("needs a role");
  }

  @Test
  void tokenThatMayNotWriteNeedsARole() {
    fake.addToken(fake.token(), false);
    fake.addRegistry("acme", "team", "r.example", "public");

    PermissionDeniedException e =
        catchThrowableOfType(PermissionDeniedException.class, () -> registries.delete("team"));
    assertThat(e)
        .hasMessageContaining("needs a role that may change the organization's registries")
        .hasMessageNotContaining("built in");
    assertThat(
            catchThrowableOfType(
                PermissionDeniedException.class, () -> registries.update("team", CI)))
        .hasMessageContaining("needs a role that may change")
        .hasMessageNotContaining("built in");
  }

  @Test
  void tokenThatMayNotReadTheBuiltInRegistryNeedsARole() {
    fake.faults().on(HumanitecOperation.GET_REGISTRY).once(Fault.status(403));

    assertThat(
            catchThrowableOfType(
                PermissionDeniedException.class,
                () -> registries.update(RegistryService.BUILT_IN, CI)))
        .hasMessageContaining("needs a role that may read")
        .hasMessageNotContaining("built in");
  }

  @Test
  void passwordThatIsDestroyedMeanwhileIsRedacted() {
    Secret password = Secret.of("hunter2-hunter2");
    CreateRegistry request =
        CreateRegistry.builder("team", "r.example").basic("deploy", password).build();
    String body = "{\"error\":\"API-400\",\"message\":\"not hunter2-hunter2\"}";
    fake.faults().on(HumanitecOperation.CREATE_REGISTRY).once(Fault.status(400, Map.of(), body));
    try (HumanitecClient watched =
        Clients.builder(fake).observer(event -> password.destroy()).build()) {
      assertThatThrownBy(() -> watched.organization("acme").registries().create(request))
          .isInstanceOf(BadRequestException.class)
          .hasMessageContaining("not [secret]");
    }
  }
}
