package dev.sessionready.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Catalogue;
import dev.sessionready.demo.DemoAccount;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as a text; what a browser makes of it is for {@code ReportInBrowserTest}. */
class HtmlReportTest {

  private static final Pattern QUOTED = Pattern.compile("\"([\\w.-]+)\"( \\+)?");

  @Test
  void thePageLoadsNothing() {
    String page = page("en");

    assertThat(page)
        .contains("default-src 'none'; script-src 'sha256-")
        .doesNotContain("<link", "<img", "<iframe", "@import", "url(", "src=\"");
    assertThat(page.substring(0, page.indexOf("id=\"data\"")))
        .doesNotContain("http:", "https:", "{{");
  }

  @Test
  void theStyleAndTheScriptHaveNothingThatEndsTheirElements() {
    assertThat(resource("report.css")).doesNotContain("</", "<!--");
    assertThat(resource("report.js"))
        .doesNotContain("</", "<!--", "innerHTML", "insertAdjacentHTML");
  }

  @Test
  void everyCheckStandsInAChainAndNoOtherDoes() {
    Set<String> checks =
        Catalogue.load().checks().stream()
            .map(check -> Catalogue.info(check).id())
            .collect(Collectors.toCollection(TreeSet::new));

    Set<String> drawn =
        SessionChain.ALL.stream()
            .flatMap(chain -> chain.links().stream())
            .flatMap(link -> link.checks().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(drawn).isEqualTo(checks);
  }

  @Test
  void bothLanguagesHaveTheSameWordsWithTheSamePlaces() {
    Map<String, String> english = PageWords.in(Locale.ENGLISH).all();
    Map<String, String> japanese = PageWords.in(Locale.JAPANESE).all();

    assertThat(japanese.keySet()).isEqualTo(english.keySet());
    assertThat(english)
        .allSatisfy((key, words) ->
            assertThat(places(japanese.getOrDefault(key, ""))).isEqualTo(places(words)));
  }

  @Test
  void everyWordIsSaid() {
    Set<String> words = PageWords.in(Locale.ENGLISH).all().keySet();
    Set<String> whole = new TreeSet<>(Set.of("no-script"));
    Set<String> beginnings = new TreeSet<>(Set.of("chain.", "link.", "exempt."));
    QUOTED
        .matcher(resource("report.js"))
        .results()
        .forEach(one -> (one.group(2) == null ? whole : beginnings).add(one.group(1)));

    assertThat(words)
        .allSatisfy(word ->
            assertThat(whole.contains(word) || beginnings.stream().anyMatch(word::startsWith))
                .as(word)
                .isTrue());
    SessionChain.ALL.forEach(chain -> {
      assertThat(words).contains(chain.name());
      chain.links().forEach(link -> assertThat(words).contains(link.name()));
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void thePageIsTheSameEveryTime(String language) {
    assertThat(page(language))
        .isEqualTo(page(language))
        .contains("<html lang=\"" + language + "\">");
  }

  private static Set<String> places(String words) {
    return Pattern.compile("\\{\\d}")
        .matcher(words)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String page(String language) {
    Messages messages = Messages.in(language);
    RuleParameters parameters = RuleParameters.parse(Map.of("language", language));
    StringWriter page = new StringWriter();
    HtmlReport.write(
        Assembly.of(new SnapshotSource(DemoAccount.DEMO.snapshot()), messages)
            .assess(new Scope.Everything(), parameters),
        parameters,
        messages,
        page);
    return page.toString();
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
