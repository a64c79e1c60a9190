import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Compares docs/dependencies.md with what Maven resolves for the folders of the first argument; see .ci/dependencies. */
final class DependencyReport {

  private static final String OURS = "io.github.registrysdk";
  private static final long OUR_BOUND = 1_000_000;
  private static final double TOLERANCE = 0.1;
  private static final Path REPORT = Path.of("docs", "dependencies.md");
  private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?) (kB|MB)");
  // group:artifact:jar:version:scope:path; what a consumer does not get ends with (optional).
  private static final Pattern LISTED = Pattern.compile("^\\s*([^:\\s]+):([^:]+):jar:([^:]+):(?:compile|runtime):(\\S+)(.*)$");

  private record Library(String group, String artifact, String version, Path jar) {
    String name() {
      return "`" + group + ":" + artifact + "`";
    }

    long size() throws IOException {
      return Files.size(jar);
    }

    boolean ours() {
      return group.equals(OURS);
    }
  }

  private final Map<String, List<Library>> closures = new TreeMap<>();
  private final Map<String, Long> jars = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  public static void main(String[] arguments) throws Exception {
    boolean refresh = List.of(arguments).contains("--refresh");
    DependencyReport report = new DependencyReport();
    for (String folder : arguments[0].split(",")) {
      report.read(Path.of(folder));
    }
    report.block(REPORT, "libraries", report.libraries(), refresh);
    report.block(REPORT, "modules", report.modules(), refresh);
    report.checkBound();
    report.checkAdvisories();
    report.problems.forEach(System.out::println);
    if (!report.problems.isEmpty()) {
      System.out.println("`.ci/dependencies --refresh` writes what was measured; advisories are looked up by hand.");
      System.exit(1);
    }
    System.out.println("docs/dependencies.md has the versions, licenses and sizes that Maven resolves");
  }

  private void read(Path folder) throws IOException {
    String module = folder.getFileName().toString();
    Path target = folder.resolve("target");
    jars.put(module, Files.size(only(target, module + "-\\d[^/]*(?<!-sources|-javadoc|-tests)\\.jar")));
    List<Library> closure = new ArrayList<>();
    for (String line : Files.readAllLines(target.resolve("dependencies.txt"), UTF_8)) {
      Matcher listed = LISTED.matcher(line);
      if (listed.matches() && !listed.group(5).contains("(optional)")) {
        closure.add(new Library(listed.group(1), listed.group(2), listed.group(3), Path.of(listed.group(4))));
      }
    }
    closures.put(module, closure);
  }

  private static Path only(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches(name))
          // The same folder may hold that of another version.
          .max(Comparator.comparing(file -> file.toFile().lastModified()))
          .orElseThrow(() -> new IllegalStateException("no " + name + " in " + folder));
    }
  }

  private Map<String, Library> foreign() {
    Map<String, Library> found = new TreeMap<>();
    closures.values().stream()
        .flatMap(List::stream)
        .filter(library -> !library.ours())
        .forEach(library -> found.put(library.group() + ":" + library.artifact(), library));
    return found;
  }

  private List<String> libraries() throws Exception {
    List<String> lines = new ArrayList<>(List.of("| library | version | license | jar | comes with |", "|---|---|---|---|---|"));
    for (Library library : foreign().values()) {
      String users =
          closures.entrySet().stream()
              .filter(module -> module.getValue().stream().anyMatch(library::equals))
              .map(module -> "`" + module.getKey() + "`")
              .collect(joining(", "));
      lines.add(row(library.name(), library.version(), license(library), size(library.size()), users));
    }
    return lines;
  }

  private List<String> modules() throws IOException {
    List<String> lines = new ArrayList<>(List.of("| module | its jar | jars with it | all together |", "|---|---|---|---|"));
    for (String module : closures.keySet()) {
      lines.add(row("`" + module + "`", size(jars.get(module)), closures.get(module).size() + "", size(closure(module))));
    }
    return lines;
  }

  private long closure(String module) throws IOException {
    long sum = jars.get(module);
    for (Library library : closures.get(module)) {
      sum += library.ours() ? jars.get(library.artifact()) : library.size();
    }
    return sum;
  }

  /** Of the library's POM, or of the nearest parent that names one. */
  private static String license(Library library) throws Exception {
    Path pom = Path.of(library.jar().toString().replaceAll("\\.jar$", ".pom"));
    Path repository = library.jar();
    for (int up = 0; up < library.group().split("\\.").length + 3; up++) {
      repository = repository.getParent();
    }
    while (true) {
      Element project = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
      Element licenses = child(project, "licenses");
      if (licenses != null) {
        return child(child(licenses, "license"), "name").getTextContent().strip();
      }
      Element parent = child(project, "parent");
      if (parent == null) {
        return "not stated";
      }
      String artifact = text(parent, "artifactId");
      String version = text(parent, "version");
      Path folder = repository.resolve(text(parent, "groupId").replace('.', '/')).resolve(artifact).resolve(version);
      pom = folder.resolve(artifact + "-" + version + ".pom");
    }
  }

  private static String text(Element parent, String name) {
    return child(parent, name).getTextContent().strip();
  }

  private static Element child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        return element;
      }
    }
    return null;
  }

  private void block(Path file, String name, List<String> measured, boolean refresh) throws IOException {
    String text = Files.readString(file, UTF_8);
    String start = "<!-- " + name + " -->\n\n";
    String end = "\n\n<!-- /" + name + " -->";
    int from = text.indexOf(start) + start.length();
    int to = text.indexOf(end);
    String found = String.join("\n", measured);
    if (to < from) {
      problems.add(file + " has no block " + name);
    } else if (refresh) {
      Files.writeString(file, text.substring(0, from) + found + text.substring(to), UTF_8);
    } else if (!alike(text.substring(from, to), found)) {
      problems.add(file + " is stale. It should say:\n" + found);
    }
  }

  /** The same words and versions, and sizes that differ by a tenth at most. */
  private static boolean alike(String listed, String found) {
    List<Double> before = sizes(listed);
    List<Double> after = sizes(found);
    if (!SIZE.matcher(listed).replaceAll("").equals(SIZE.matcher(found).replaceAll("")) || before.size() != after.size()) {
      return false;
    }
    for (int index = 0; index < before.size(); index++) {
      if (Math.abs(before.get(index) - after.get(index)) > TOLERANCE * after.get(index)) {
        return false;
      }
    }
    return true;
  }

  private static List<Double> sizes(String text) {
    return SIZE.matcher(text)
        .results()
        .map(size -> Double.parseDouble(size.group(1)) * (size.group(2).equals("MB") ? 1000 : 1))
        .toList();
  }

  private void checkBound() {
    long sum = jars.entrySet().stream().filter(jar -> !jar.getKey().equals("sdk-testing")).mapToLong(Map.Entry::getValue).sum();
    System.out.println("our jars without the fakes: " + size(sum));
    if (sum >= OUR_BOUND) {
      problems.add("our jars without the fakes are " + sum + " bytes; the bound is " + OUR_BOUND);
    }
  }

  /** An advisory says something of one version only. */
  private void checkAdvisories() throws IOException {
    String text = Files.readString(REPORT, UTF_8);
    String advisories = text.substring(text.indexOf("## Advisories"));
    for (Library library : foreign().values()) {
      if (!advisories.contains("| " + library.name() + " | " + library.version() + " |")) {
        problems.add("no advisories were looked up for " + library.name() + " " + library.version());
      }
    }
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? Math.max(1, Math.round(bytes / 1000.0)) + " kB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
  }
}
