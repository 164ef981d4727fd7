package dev.sessionready.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Catalogue;
import dev.sessionready.check.SeedRow;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Japanese sentences, held against the English ones and the check infos of the checks. */
class JapaneseTest {

  private static final Bundle ENGLISH = Bundle.ENGLISH;
  private static final Bundle JAPANESE = Bundle.JAPANESE;

  /** What has no Japanese in it, and why. */
  private static final Map<String, String> LATIN =
      Map.of(
          "annotation.cut", "an ellipsis",
          "page.command", "typed as it stands",
          "suspect.named", "a check, and what it says",
          "suspect.named-at", "the same with its resources");

  /** The first column of the original list, in its author's words. */
  private static final Map<SeedRow, String> ROWS =
      new EnumMap<>(
          Map.of(
              SeedRow.AGENT, "エージェント",
              SeedRow.INSTANCE_ROLE, "インスタンスのIAMロール",
              SeedRow.INSTANCE_SECURITY_GROUP, "インスタンスのセキュリティグループ",
              SeedRow.VPC_ENDPOINTS, "VPCエンドポイント",
              SeedRow.VPC_ENDPOINT_PLACEMENT, "VPCエンドポイントの場所",
              SeedRow.VPC_ENDPOINT_SECURITY_GROUP, "VPCエンドポイントのセキュリティグループ",
              SeedRow.VPC_DNS, "VPCのDNS",
              SeedRow.LOGS_KEY_POLICY, "CloudWatch LogsのCMKキーポリシー(CloudWatch LogsでKMSを使用している場合)"));

  /** What people type into a search box, left in the words of AWS. */
  private static final Map<String, String> ERRORS =
      Map.ofEntries(
          Map.entry("symptom.not-connected", "TargetNotConnected"),
          Map.entry("symptom.black-screen", "プロンプトが表示されない黒い画面"),
          Map.entry(
              "symptom.log-group-not-encrypted",
              "encryption is not set up on the selected CloudWatch Logs log group"),
          Map.entry(
              "symptom.black-screen-then-not-encrypted",
              "encryption is not set up on the selected CloudWatch Logs log group"),
          Map.entry(
              "symptom.bucket-not-validated", "unable to validate encryption on Amazon S3 bucket"),
          Map.entry(
              "symptom.black-screen-then-not-validated",
              "unable to validate encryption on Amazon S3 bucket"),
          Map.entry(
              "symptom.bucket-not-encrypted",
              "encryption is not set up on the selected Amazon S3 bucket"),
          Map.entry("symptom.handshake-timed-out", "Handshake timed out"),
          Map.entry("symptom.data-key-refused", "Fetching data key failed"),
          Map.entry("symptom.run-as-no-user", "please set the RunAs default user"),
          Map.entry("symptom.run-as-refused", "invalid uid and gid"),
          Map.entry("symptom.empty-stream", "ログストリームはあるものの、中身が空"));

  @Test
  void everyEnglishSentenceIsPublishedInJapaneseToo() {
    Set<String> missing = ENGLISH.keys();
    missing.removeAll(JAPANESE.keys());

    assertThat(missing).as("write the Japanese of these keys into %s", JAPANESE.file()).isEmpty();
  }

  @Test
  void everyCheckHasItsTitleAndItsWhyInJapanese() {
    Set<String> missing = infos();
    missing.removeAll(JAPANESE.keys());

    assertThat(missing)
        .as("write these words of the checks' infos into %s", JAPANESE.file())
        .isEmpty();
  }

  @Test
  void noJapaneseSentenceHasLostItsEnglishOne() {
    Set<String> lost = JAPANESE.keys();
    lost.removeAll(ENGLISH.keys());
    lost.removeAll(infos());

    assertThat(lost)
        .as("neither %s nor a check has these keys: remove them from %s", ENGLISH, JAPANESE.file())
        .isEmpty();
  }

  @Test
  void titlesAndWhysStandOnTheInfosInEnglishAndNotInTheBundle() {
    assertThat(ENGLISH.keys()).as("%s", ENGLISH.file()).noneMatch(infos()::contains);
  }

  @ParameterizedTest
  @MethodSource("shared")
  void whatIsNamedInEnglishIsNamedInJapanese(String key) {
    assertThat(JAPANESE.places(key))
        .as("the places of %s in %s", key, JAPANESE.file())
        .isEqualTo(ENGLISH.places(key));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aSentenceIsJapaneseAndHasNothingToEscape(String key) {
    String sentence = JAPANESE.pattern(key);

    assertThat(Japanese.isIn(sentence))
        .as("%s in %s: %s", key, JAPANESE.file(), sentence)
        .isNotEqualTo(LATIN.containsKey(key));
    assertThat(sentence).doesNotContainPattern("[\"'`\\\\<>]").isEqualTo(sentence.strip());
  }

  @Test
  void titlesAndWhysAreNoPatterns() {
    assertThat(infos()).allSatisfy(key -> assertThat(JAPANESE.places(key)).as(key).isEmpty());
  }

  @Test
  void aTitleStandsWithoutAndAWhyWithAFullStop() {
    assertThat(infos())
        .allSatisfy(key ->
            assertThat(JAPANESE.pattern(key).endsWith("。"))
                .as(key)
                .isEqualTo(key.endsWith(".why")));
  }

  @Test
  void theRowsOfTheOriginalListKeepItsWords() {
    Map<SeedRow, String> actual =
        Stream.of(SeedRow.values())
            .collect(Collectors.toMap(row -> row, row -> JAPANESE.pattern("seed." + kebab(row))));

    assertThat(actual).isEqualTo(ROWS);
  }

  @Test
  void aSymptomKeepsTheWordsThatPeopleSearchFor() {
    ERRORS.forEach((key, words) -> assertThat(JAPANESE.pattern(key)).as(key).contains(words));
  }

  static Stream<String> keys() {
    return JAPANESE.keys().stream();
  }

  static Stream<String> shared() {
    return ENGLISH.keys().stream().filter(JAPANESE.keys()::contains);
  }

  private static Set<String> infos() {
    return Catalogue.load().checks().stream()
        .map(check -> Catalogue.info(check).id())
        .flatMap(id -> Stream.of(id + ".title", id + ".why"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String kebab(SeedRow row) {
    return row.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
