package dev.sessionready.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Catalogue;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Verdict;
import dev.sessionready.rule.Assessments.GuestArrives;
import dev.sessionready.rule.Assessments.LampLit;
import dev.sessionready.rule.Assessments.RoadOpen;
import dev.sessionready.subject.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

class CataloguePageTest {

  private static final Catalogue CATALOGUE =
      new Catalogue(List.of(new NameWritten(), new LampLit(), new GuestArrives(), new RoadOpen()));

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
            name-written                     HIGH      The guest writes their name
                                                       serves: vpc dns
            """);
  }

  @Test
  void theReferenceSaysOfEachRowWhatServesItAndOfEachCheckWhyAndWhatIsSeenAndWhatFixesIt() {
    assertThat(page.markdown())
        .isEqualTo(
            """
            # The checks

            Made from the code by `./session-ready checks --format markdown`.
            Words in capitals in a fix stand for your own ids and names.

            | Row of the original list | Checks |
            |---|---|
            | agent | [guest-arrives](#guest-arrives) |
            | instance role |  |
            | instance security group |  |
            | vpc endpoints | [road-open](#road-open) |
            | vpc endpoint placement |  |
            | vpc endpoint security group |  |
            | vpc dns | [road-open](#road-open), [name-written](#name-written) |
            | logs key policy |  |

            ## The network

            ### road-open

            **The road is open.**

            Nobody arrives on a closed road.

            Seen when it fails:

            * The instance is not offered for a session, or StartSession answers TargetNotConnected.
            * The session opens on a black screen without a prompt for about three minutes and then works; its log does not arrive and no error says so.

            Fix:

            ```
            aws ec2 open-road --road-id ROAD_ID
            aws ec2 sweep-road --road-id ROAD_ID
            ```

            * Severity: CRITICAL
            * Serves: vpc endpoints, vpc dns
            * Source: <https://docs.aws.amazon.com/road>

            ### guest-arrives

            **The guest arrives.**

            Without a guest there is nobody to talk to.

            Seen when it fails:

            * The session starts and then hangs or ends.

            Fix:

            ```
            aws ssm invite-guest --name NAME
            ```

            * Severity: HIGH
            * Serves: agent
            * Explained by: road-open
            * Source: <https://docs.aws.amazon.com/guest>

            ### lamp-lit

            **The lamp is lit.**

            It is nicer so.

            * Severity: LOW
            * Serves: beyond the original list
            * Source: <https://docs.aws.amazon.com/lamp>

            ## Logging

            ### name-written

            **The guest writes their name.**

            So that the host remembers.

            * Severity: HIGH
            * Serves: vpc dns
            * Source: <https://docs.aws.amazon.com/book>
            """);
  }

  // These checks stand in no bundle, so their check infos' own words appear among the Japanese
  // ones.
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
            name-written                     HIGH      The guest writes their name
                                                       対応する項目: VPCのDNS
            """);
  }

  @Test
  void theReferenceIsWrittenInJapanese() {
    assertThat(japanese.markdown())
        .startsWith(
            """
            # チェック一覧

            `./session-ready checks --format markdown --lang ja` でコードから生成。
            対処に示すコマンドの大文字の語は、自分の環境の ID や名前に置き換える。

            | 元のチェックリストの項目 | チェック |
            |---|---|
            | エージェント | [guest-arrives](#guest-arrives) |
            """)
        .contains(
            """
            | VPCのDNS | [road-open](#road-open)、[name-written](#name-written) |
            """)
        .contains(
            """

            ## ネットワーク

            ### road-open

            **The road is open。**
            """)
        .contains(
            """

            失敗時の症状:

            * セッションの開始後、応答がなくなるか終了する

            対処:

            ```
            aws ssm invite-guest --name NAME
            ```

            * 重大度: HIGH
            * 対応する項目: エージェント
            * 原因となるチェック: road-open
            * 根拠: <https://docs.aws.amazon.com/guest>
            """);
  }

  @Test
  void aCheckOfTheCatalogueIsPublishedInTheWordsOfTheLanguage() {
    Catalogue whole = Catalogue.load();

    assertThat(new CataloguePage(whole, Messages.in("ja")).markdown())
        .contains("**VPC の DNS サポートと DNS ホストネームが有効になっている。**\n\nインターフェイスエンドポイントの");
    assertThat(new CataloguePage(whole, Messages.english()).markdown())
        .contains("**The VPC has DNS support and DNS host names.**\n\nThe private DNS of an");
  }

  /** A check of a later stage than the others. */
  @CheckInfo(
      id = "name-written",
      title = "The guest writes their name",
      why = "So that the host remembers.",
      source = "https://docs.aws.amazon.com/book",
      severity = Severity.HIGH,
      stage = Stage.LOGGING,
      seed = SeedRow.VPC_DNS)
  private record NameWritten() implements Check {
    @Override
    public Verdict judge(Subject subject) {
      throw new UnsupportedOperationException("a page asks no check");
    }
  }
}
