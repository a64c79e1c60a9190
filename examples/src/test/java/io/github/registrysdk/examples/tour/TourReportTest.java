package io.github.registrysdk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The page that the tour writes with {@code --report}. */
final class TourReportTest {
  private static final String HOSTILE = "<script>alert('x')</script>";

  @TempDir Path folder;
  private final RecordedScreen recorded = RecordedScreen.unattended();

  @Test
  void callsOfAllProvidersAndWhatTheFakesContainAreOnThePage() throws Exception {
    Path file = folder.resolve("report.html");

    assertThat(run("--report", file.toString())).isZero();

    assertThat(recorded.errors()).isEmpty();
    assertThat(recorded.text()).contains("The report is " + file);
    Document page = parse(file);
    assertThat(all(page, "caption"))
        .containsExactly(
            "Calls, in the order in which they started",
            "The fake Buildkite of the first chapter",
            "The fake Buildkite of the other chapters",
            "The fake GitHub",
            "The fake Humanitec");
    assertThat(all(page, "tr"))
        .anyMatch(row -> row.contains("buildkite: create a registry"))
        .anyMatch(row -> row.contains("github: update a private registry"))
        .anyMatch(row -> row.contains("humanitec: "))
        .anyMatch(row -> row.contains("POST") && row.contains("attempt 1: status 201"))
        .anyMatch(row -> row.matches("registry tokentour, renamedsdk-tour-.*noyes"))
        .anyMatch(row -> row.matches("private registrymaven_repositoryacme.*noyes"))
        .anyMatch(row -> row.matches("registry.*acmehumanitecyesyes"))
        .noneMatch(row -> row.startsWith("private registrynpm_registry"));
    assertThat(Files.readString(file))
        .doesNotContain("a first token", "a second token", "a third token");
  }

  @Test
  void retryAndItsWaitAreListedAndHostileTextAndSecretsAreNot() throws Exception {
    Path file = folder.resolve("report.html");
    TourReport report = TourReport.to(file);
    List<String> secrets = new ArrayList<>();
    try (FakeBuildkite fake = FakeBuildkite.builder().clock(ManualClock.create()).start();
        BuildkiteClient client =
            fake.configure(BuildkiteClient.builder()).observer(report).build()) {
      report.watch("The fake of " + HOSTILE, () -> TourReport.items(fake, "acme"));
      String slug = fake.addRegistry("acme", HOSTILE, "debian");
      fake.faults().on(BuildkiteOperation.LIST_PACKAGES).once(Fault.status(503));
      var registry = client.organization("acme").registry(slug);
      secrets.add(registry.tokens().create(HOSTILE).secret().reveal());
      assertThat(registry.packages().list().toList()).isEmpty();
      secrets.add(fake.token());
    }

    report.write(recorded.screen(), "The tour failed: " + HOSTILE + "\u0000\u202e\ud800");

    Document page = parse(file);
    assertThat(all(page, "div"))
        .contains("Calls2", "Attempts3", "Retries1", "Failed calls0")
        .anyMatch(figure -> figure.matches("Waits1 \\([\\d,]+ ms\\)"));
    assertThat(all(page, "li"))
        .anyMatch(part -> part.matches("attempt 1: status 503 \\(STATUS_503\\), \\d+ ms"))
        .anyMatch(part -> part.matches("wait before attempt 2: [\\d,]+ ms \\(STATUS_503\\)"))
        .anyMatch(part -> part.matches("attempt 2, a retry: status 200, \\d+ ms"));
    assertThat(all(page, "rect")).hasSize(4);
    assertThat(all(page, "tr")).anyMatch(row -> row.startsWith("registry" + HOSTILE + "acme"));
    assertThat(all(page, "p")).contains("The tour failed: " + HOSTILE + "\ufffd".repeat(3));
    assertThat(all(page, "script")).isEmpty();
    assertThat(secrets).hasSize(2).noneMatch(Files.readString(file)::contains);
  }

  @Test
  void pageLoadsNothing() throws Exception {
    Path file = folder.resolve("report.html");

    run("--report", file.toString());

    assertThat(Files.readString(file))
        .contains("content=\"default-src 'none'; style-src 'unsafe-inline'\"")
        .doesNotContain("src=", "href=", "url(", "@import");
  }

  @Test
  void failureOfTheTourIsOnThePage() throws Exception {
    Path file = folder.resolve("report.html");
    try (FakeBuildkite fake = FakeBuildkite.start()) {
      fake.faults().on(BuildkiteOperation.CREATE_TOKEN).always(Fault.status(403));
      TourSettings settings = settings(fake, file);
      assertThat(Tour.run(() -> settings, recorded.screen())).isEqualTo(1);
    }

    assertThat(recorded.errors()).singleElement().asString().contains("needs write_registries");
    assertThat(all(parse(file), "p")).anyMatch(p -> p.startsWith("The tour failed: step 10, "));
    assertThat(all(parse(file), "li")).anyMatch(part -> part.startsWith("failed: could not "));
  }

  @Test
  void onlyTheOwnerCanReadThePageAlsoAfterItReplacedAFile() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Path file = Files.writeString(folder.resolve("report.html"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    run("--report", file.toString());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>");
    assertThat(names()).containsExactly("report.html");
  }

  @Test
  void whatIsNotARegularFileIsRefusedBeforeTheTourStarts() throws IOException {
    Path file = Files.writeString(folder.resolve("other.html"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    assertThat(run("--report", folder.toString())).isEqualTo(1);
    assertThat(run("--report", link.toString())).isEqualTo(1);
    assertThat(run("--report", folder.resolve("missing/report.html").toString())).isEqualTo(1);

    assertThat(recorded.text()).isEmpty();
    assertThat(recorded.errors())
        .hasSize(3)
        .allMatch(line -> line.startsWith("tour: nothing was sent: cannot write the report to "));
    assertThat(recorded.errors().get(1)).endsWith("link, because it is not a regular file");
    assertThat(recorded.errors().get(2)).contains("its folder does not exist");
    assertThat(file).hasContent("old");
  }

  @Test
  void failureToWriteThePageIsShownAndDoesNotFailTheTour() throws IOException {
    Path file = folder.resolve("report.html");
    try (FakeBuildkite fake = FakeBuildkite.start()) {
      TourSettings settings = settings(fake, file);
      int status =
          Tour.run(
              () -> settings,
              recorded.screen(),
              observer -> {
                createFolder(file);
                return Optional.empty();
              });
      assertThat(status).isZero();
    }

    assertThat(recorded.errors())
        .singleElement()
        .asString()
        .startsWith("tour: the report could not be written to " + file)
        .contains("it is not a regular file");
    assertThat(names()).containsExactly("report.html");
  }

  @Test
  void withoutTheArgumentNothingIsWritten() throws IOException {
    assertThat(run()).isZero();

    assertThat(recorded.text()).doesNotContain("The report is");
    assertThat(names()).isEmpty();
  }

  private int run(String... args) {
    return Tour.run(() -> TourSettings.of(List.of(args), Map.of()), recorded.screen());
  }

  /** As for the provider itself, with consent. */
  private static TourSettings settings(FakeBuildkite fake, Path file) {
    return new TourSettings(
        Secret.of(fake.token()), "acme", fake.baseUrl().toString(), List.of(), true, file);
  }

  private static void createFolder(Path path) {
    try {
      Files.createDirectory(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Fails if the page is not well-formed XML. */
  private static Document parse(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(Files.readAllBytes(file)));
  }

  private static List<String> all(Document page, String element) {
    NodeList nodes = page.getElementsByTagName(element);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent().strip().replaceAll("\\R", ""))
        .toList();
  }
}
