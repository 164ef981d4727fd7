package dev.sessionready.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Catalogue;
import dev.sessionready.rule.Assessments.GuestArrives;
import dev.sessionready.rule.Assessments.LampLit;
import dev.sessionready.rule.Assessments.RoadOpen;
import java.util.List;
import org.junit.jupiter.api.Test;

class CataloguePageTest {

  private static final Catalogue CATALOGUE =
      new Catalogue(List.of(new LampLit(), new GuestArrives(), new RoadOpen()));

  private final CataloguePage page = new CataloguePage(CATALOGUE, Messages.english());
  private final CataloguePage japanese = new CataloguePage(CATALOGUE, Messages.in("ja"));

  @Test
  void aTerminalShowsWhatHoldsAndWhichRowIsServed() {
    assertThat(page.text())
        .isEqualTo(
            """
            road-open                        CRITICAL  The road is open
                                                       serves: vpc endpoints, vpc dns
            guest-arrives                    HIGH      The guest arrives
                                                       serves: agent
            lamp-lit                         LOW       The lamp is lit
                                                       serves: beyond the original list
            """);
  }

  @Test
  void theReferenceSaysWhyAndWhere() {
    assertThat(page.markdown())
        .isEqualTo(
            """
            # The checks

            Made from the code by `./session-ready checks --format markdown`.

            ## road-open

            **The road is open.**

            Nobody arrives on a closed road.

            * Severity: CRITICAL
            * Serves: vpc endpoints, vpc dns
            * Source: <https://docs.aws.amazon.com/road>

            ## guest-arrives

            **The guest arrives.**

            Without a guest there is nobody to talk to.

            * Severity: HIGH
            * Serves: agent
            * Explained by: road-open
            * Source: <https://docs.aws.amazon.com/guest>

            ## lamp-lit

            **The lamp is lit.**

            It is nicer so.

            * Severity: LOW
            * Serves: beyond the original list
            * Source: <https://docs.aws.amazon.com/lamp>
            """);
  }

  // These checks stand in no bundle, so their plates' own words appear among the Japanese ones.
  @Test
  void aTerminalShowsTheRowsOfTheListInJapanese() {
    assertThat(japanese.text())
        .isEqualTo(
            """
            road-open                        CRITICAL  The road is open
                                                       対応する項目: VPCエンドポイント、VPCのDNS
            guest-arrives                    HIGH      The guest arrives
                                                       対応する項目: エージェント
            lamp-lit                         LOW       The lamp is lit
                                                       対応する項目: 元のチェックリストにない項目
            """);
  }

  @Test
  void theReferenceIsWrittenInJapanese() {
    assertThat(japanese.markdown())
        .startsWith(
            """
            # チェック一覧

            `./session-ready checks --format markdown --lang ja` でコードから生成。

            ## road-open

            **The road is open。**
            """)
        .contains(
            """

            * 重大度: HIGH
            * 対応する項目: エージェント
            * 原因となるチェック: road-open
            * 根拠: <https://docs.aws.amazon.com/guest>
            """);
  }

  @Test
  void aCheckOfTheCatalogueIsToldInTheWordsOfTheLanguage() {
    Catalogue whole = Catalogue.load();

    assertThat(new CataloguePage(whole, Messages.in("ja")).markdown())
        .contains("**VPC の DNS サポートと DNS ホストネームが有効になっている。**\n\nインターフェイスエンドポイントの");
    assertThat(new CataloguePage(whole, Messages.english()).markdown())
        .contains("**The VPC has DNS support and DNS host names.**\n\nThe private DNS of an");
  }
}
