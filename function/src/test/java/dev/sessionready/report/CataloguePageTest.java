package dev.sessionready.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Catalogue;
import dev.sessionready.rule.Assessments.GuestArrives;
import dev.sessionready.rule.Assessments.LampLit;
import dev.sessionready.rule.Assessments.RoadOpen;
import java.util.List;
import org.junit.jupiter.api.Test;

class CataloguePageTest {

  private final CataloguePage page =
      new CataloguePage(new Catalogue(List.of(new LampLit(), new GuestArrives(), new RoadOpen())));

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
}
