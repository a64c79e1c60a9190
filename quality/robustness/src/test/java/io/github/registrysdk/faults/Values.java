package io.github.registrysdk.faults;

import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.operations.Canary;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.testsupport.wire.Reply;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Well-formed JSON with values that it should not have. */
final class Values {
  private static final String SECRET = "\"" + Canary.VALUE + "\"";

  private Values() {}

  static List<Fault> all() {
    return List.of(
        broken("null instead of all", body -> "null"),
        broken("text instead of all", body -> SECRET),
        broken("a number instead of all", body -> "17"),
        fault("a list of lists", scene -> scene.json("[[" + scene.item() + "]]")),
        broken("null in a list", body -> body.replaceFirst("\\[\\{.*}]", "[null]"))
            .only(Sample::isList),
        broken("null for a list", body -> body.replaceFirst("\\[\\{.*}]", "null"))
            .only(row -> row.isList()),
        required("required field missing", "\"renamed\":"),
        required("null for a required field", "\"%s\":null,\"renamed\":"),
        required("a list for a required field", "\"%s\":[" + SECRET + "],\"renamed\":"),
        required("a truth for a required field", "\"%s\":true,\"renamed\":"),
        required("a number for a required field", "\"%s\":17,\"renamed\":")
            .only(row -> !"id".equals(row.required())),
        required("a fraction for a required field", "\"%s\":17.0,\"renamed\":"),
        instead("a fraction for a whole number", "\"total_count\":1", "\"total_count\":1.9"),
        instead("text for a whole number", "\"total_count\":1", "\"total_count\":\"1\""),
        instead("empty text for a whole number", "\"total_count\":1", "\"total_count\":\"\""),
        instead("text for a truth", ":(true|false)", ":\"$1\""),
        instead("a number for a truth", ":(true|false)", ":1"),
        instead("empty text for a time", "_at\":\"[^\"]*\"", "_at\":\"\""),
        instead("a number for a time", "_at\":\"[^\"]*\"", "_at\":1725345999"),
        instead("a time that is none", "_at\":\"[^\"]*\"", "_at\":" + SECRET));
  }

  private static Fault instead(String name, String value, String wrong) {
    return fault(name, scene -> scene.json(scene.body().replaceAll(value, wrong)))
        .only(row -> !row.good().equals(row.good().replaceAll(value, wrong)));
  }

  private static Fault required(String name, String instead) {
    return fault(
            name,
            scene -> {
              String field = scene.row.required();
              return scene.item(
                  scene.item().replace("\"" + field + "\":", instead.replace("%s", field)));
            })
        .expectingOf(row -> expected(row).says(row.required()));
  }

  private static Fault broken(String name, UnaryOperator<String> body) {
    return fault(name, scene -> scene.json(body.apply(scene.body())));
  }

  private static Fault fault(String name, Function<Scene, Reply> reply) {
    return Fault.of(name, Kind.UNUSABLE, ProtocolException.class, "DECODE", reply);
  }

  private static Expected expected(Sample row) {
    return Expected.of(Kind.UNUSABLE, row, ProtocolException.class, "DECODE");
  }
}
