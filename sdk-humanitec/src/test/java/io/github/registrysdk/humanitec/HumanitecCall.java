package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.humanitec.model.RegistryType;
import io.github.registrysdk.testing.HumanitecOperation;
import org.jspecify.annotations.Nullable;

/** Every operation, so that a table of faults can't leave one out. */
enum HumanitecCall {
  LIST(HumanitecOperation.LIST_REGISTRIES, Kind.SAFE),
  CREATE_ONE(HumanitecOperation.CREATE_REGISTRY, Kind.CREATE),
  GET(HumanitecOperation.GET_REGISTRY, Kind.SAFE),
  CREDS(HumanitecOperation.GET_CREDS, Kind.SAFE),
  UPDATE_ONE(HumanitecOperation.UPDATE_REGISTRY, Kind.UPDATE),
  DELETE_ONE(HumanitecOperation.DELETE_REGISTRY, Kind.DELETE);

  /** What sending it again would do. */
  enum Kind {
    SAFE,
    UPDATE,
    CREATE,
    DELETE
  }

  private final HumanitecOperation operation;
  private final Kind kind;

  HumanitecCall(HumanitecOperation operation, Kind kind) {
    this.operation = operation;
    this.kind = kind;
  }

  HumanitecOperation operation() {
    return operation;
  }

  Kind kind() {
    return kind;
  }

  /** Whether a second time does no harm after a first that may have been heard. */
  boolean isRepeatable() {
    return kind == Kind.SAFE || kind == Kind.DELETE;
  }

  /** What it answers; null if that is nothing. */
  @Nullable Object run(RegistryService service) {
    return switch (this) {
      case LIST -> service.list().stream().toList();
      case CREATE_ONE ->
          service.create(CreateRegistry.publicRegistry("made", "made.example").build());
      case GET -> service.get("team");
      case CREDS -> service.creds("team");
      case UPDATE_ONE -> service.update("team", update());
      case DELETE_ONE -> {
        service.delete("team");
        yield null;
      }
    };
  }

  /** With all that the document requires, so that it takes one request. */
  private static UpdateRegistry update() {
    return UpdateRegistry.builder()
        .registry("r.example")
        .type(RegistryType.BASIC)
        .account("deploy", Secret.of("hunter3"))
        .build();
  }
}
