import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Prints the home of the Maven that the given properties pin, fetching and checking it the first
 * time; where it cannot be fetched, that of an installed one, and says so on the error stream. The
 * JDK runs this file as it is.
 */
final class FindMaven {

  private static final Path HOME = Path.of(System.getProperty("user.home"));
  private static final Path USER = HOME.resolve(".m2");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI distribution;
  private final String sha256;
  private final String version;
  private final List<String> refusals = new ArrayList<>();

  private FindMaven(Properties pinned) {
    distribution = URI.create(pinned.getProperty("distributionUrl"));
    sha256 = pinned.getProperty("distributionSha256Sum");
    version = distribution.getPath().replaceFirst(".*/apache-maven-(.+)-bin\\.zip", "$1");
  }

  public static void main(String[] args) throws IOException {
    Properties pinned = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(args[0]))) {
      pinned.load(reader);
    }
    FindMaven search = new FindMaven(pinned);
    Optional<Path> maven = search.pinned().or(search::installed);
    if (maven.isEmpty()) {
      System.err.printf(
          "mvnw: no Maven %s: %s. Point MVNW_REPOURL to a repository that has it, or install Maven"
              + " 3.8.7 or later.%n",
          search.version, String.join("; ", search.refusals));
      System.exit(2);
    }
    System.out.println(maven.get());
  }

  /** The pinned release: as it was unpacked before, or from the first place that gives it. */
  private Optional<Path> pinned() {
    Path home =
        USER.resolve("wrapper").resolve("dists").resolve("session-ready-" + sha256.substring(0, 16));
    Path maven = home.resolve("apache-maven-" + version);
    if (Files.isExecutable(maven.resolve("bin").resolve("mvn"))) {
      return Optional.of(maven);
    }
    for (URI place : places()) {
      try {
        fetch(place, home);
        return Optional.of(maven);
      } catch (IOException failure) {
        refusals.add("%s: %s".formatted(shown(place), reason(failure)));
      } catch (InterruptedException interruption) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Where a release may be, nearest first; a repository lays it out in the way of all artifacts. */
  private List<URI> places() {
    String artifact =
        "org/apache/maven/apache-maven/%1$s/apache-maven-%1$s-bin.zip".formatted(version);
    List<URI> places = new ArrayList<>();
    Path local = USER.resolve("repository").resolve(artifact);
    if (Files.exists(local)) {
      places.add(local.toUri());
    }
    Optional.ofNullable(System.getenv("MVNW_REPOURL"))
        .filter(url -> !url.isBlank())
        .or(FindMaven::mirror)
        .ifPresent(url -> places.add(URI.create(url.replaceFirst("/*$", "/") + artifact)));
    places.add(distribution);
    return places;
  }

  /** The mirror of everything, or of what Maven calls central, in the user's settings. */
  private static Optional<String> mirror() {
    Path settings = USER.resolve("settings.xml");
    if (!Files.exists(settings)) {
      return Optional.empty();
    }
    try {
      DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
      xml.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      xml.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      NodeList mirrors =
          xml.newDocumentBuilder().parse(settings.toFile()).getElementsByTagName("mirror");
      for (int i = 0; i < mirrors.getLength(); i++) {
        Element mirror = (Element) mirrors.item(i);
        if (List.of("*", "external:*", "central").contains(text(mirror, "mirrorOf"))) {
          return Optional.of(text(mirror, "url"));
        }
      }
      return Optional.empty();
    } catch (Exception unreadable) {
      System.err.println("mvnw: " + settings + " is not read: " + unreadable.getMessage());
      return Optional.empty();
    }
  }

  private static String text(Element element, String name) {
    NodeList named = element.getElementsByTagName(name);
    return named.getLength() == 0 ? "" : named.item(0).getTextContent().strip();
  }

  private void fetch(URI place, Path home) throws IOException, InterruptedException {
    Files.createDirectories(home.getParent());
    Path work = Files.createTempDirectory(home.getParent(), "fetch");
    try {
      Path zip = work.resolve("maven.zip");
      download(place, zip);
      check(zip);
      unpack(zip, work.resolve("unpacked"));
      try {
        Files.move(work.resolve("unpacked"), home, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException other) {
        // Another run was faster, with the same bytes.
      }
    } finally {
      delete(work);
    }
  }

  private static void download(URI place, Path zip) throws IOException, InterruptedException {
    if (place.getScheme().equals("file")) {
      Files.copy(Path.of(place), zip);
      return;
    }
    System.err.println("mvnw: fetching " + shown(place));
    try (HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build()) {
      HttpResponse<Path> answer =
          client.send(
              HttpRequest.newBuilder(place).build(), HttpResponse.BodyHandlers.ofFile(zip));
      if (answer.statusCode() != 200) {
        throw new IOException("HTTP " + answer.statusCode());
      }
    }
  }

  private void check(Path zip) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(zip));
      String found = HexFormat.of().formatHex(digest);
      if (!found.equals(sha256)) {
        throw new IOException("its SHA-256 is " + found + " and not " + sha256);
      }
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static void unpack(Path zip, Path into) throws IOException {
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : archive.stream().filter(one -> !one.isDirectory()).toList()) {
        Path file = into.resolve(entry.getName()).normalize();
        if (!file.startsWith(into)) {
          throw new IOException("an entry leads out of the archive: " + entry.getName());
        }
        Files.createDirectories(file.getParent());
        try (InputStream bytes = archive.getInputStream(entry)) {
          Files.copy(bytes, file);
        }
        if (String.valueOf(file.getParent().getFileName()).equals("bin")) {
          file.toFile().setExecutable(true, false);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** An installed Maven that the build accepts, where the pinned one is not to be had. */
  private Optional<Path> installed() {
    Stream<Path> onThePath =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
            .map(folder -> Path.of(folder, "mvn"))
            .filter(Files::isExecutable)
            .map(FindMaven::real)
            .map(program -> program.getParent().getParent());
    Stream<Path> usual =
        Stream.of(
            Path.of("/usr/share/maven"),
            Path.of("/opt/maven"),
            Path.of("/opt/homebrew/opt/maven/libexec"),
            HOME.resolve(".sdkman/candidates/maven/current"));
    for (Path home : Stream.concat(onThePath, usual).toList()) {
      Optional<String> found = versionOf(home).filter(FindMaven::isAccepted);
      if (found.isPresent()) {
        System.err.printf(
            "mvnw: Maven %s could not be fetched (%s); using %s, which is %s%n",
            version, String.join("; ", refusals), home, found.get());
        return Optional.of(home);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> versionOf(Path home) {
    Path lib = home.resolve("lib");
    if (!Files.isDirectory(lib)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> cores = Files.newDirectoryStream(lib, "maven-core-*.jar")) {
      for (Path core : cores) {
        try (JarFile jar = new JarFile(core.toFile())) {
          ZipEntry about = jar.getEntry("META-INF/maven/org.apache.maven/maven-core/pom.properties");
          if (about != null) {
            Properties properties = new Properties();
            try (InputStream bytes = jar.getInputStream(about)) {
              properties.load(bytes);
            }
            return Optional.ofNullable(properties.getProperty("version"));
          }
        }
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** What the enforcer asks for: from 3.8.7 on, below 4. */
  private static boolean isAccepted(String version) {
    if (!version.matches("3\\.\\d+\\.\\d+")) {
      return false;
    }
    String[] parts = version.split("\\.");
    int minor = Integer.parseInt(parts[1]);
    return minor > 8 || minor == 8 && Integer.parseInt(parts[2]) >= 7;
  }

  private static Path real(Path program) {
    try {
      return program.toRealPath();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Without what somebody may have put before the host, which is nobody else's business. */
  private static String shown(URI place) {
    return place.toString().replaceFirst("//[^/@]*@", "//");
  }

  private static String reason(IOException failure) {
    Map<Class<?>, String> plain =
        Map.of(
            java.net.ConnectException.class, "no connection",
            java.net.UnknownHostException.class, "unknown host",
            java.net.http.HttpConnectTimeoutException.class, "no connection in time");
    return plain.getOrDefault(failure.getClass(), String.valueOf(failure.getMessage()));
  }
}
