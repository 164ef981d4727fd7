package dev.sessionready.report.html;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows, as its script reads it. Whatever instances share stands once and is referred
 * to by its index; the id of the instance stands in shared texts as {@link #INSTANCE}.
 *
 * @param head what the whole page is about
 * @param checks the catalogue, in its order
 * @param texts every sentence, command and id
 * @param findings each as {@link FindingTable} writes it
 * @param rows the findings of an instance, as indices
 * @param components of network paths, each as {@link PathTable} writes it
 * @param paths from instances of one shape to a service
 * @param routes the paths of an instance, as indices
 * @param causes the shared causes, the gravest first
 * @param chains how far a session and its logs get, as stages with the checks that decide them
 */
record ReportData(
    Head head,
    List<CheckRow> checks,
    List<String> texts,
    List<List<Integer>> findings,
    List<List<Integer>> rows,
    List<List<Integer>> components,
    List<PathRow> paths,
    List<List<Integer>> routes,
    List<InstanceRow> instances,
    List<CauseRow> causes,
    List<SessionChain> chains) {

  /** Stands in texts for the id of the instance; no text of an account can hold this character. */
  static final String INSTANCE = "\u0001";

  /**
   * @param resources the names of what the preferences mention, by the words of {@link
   *     SessionChain}
   * @param words what the page itself says, in its language
   */
  record Head(
      String account,
      String region,
      String capturedAt,
      String program,
      String failAt,
      Map<String, String> resources,
      Map<String, String> words) {}

  record CheckRow(
      String id, String title, String why, String stage, String severity, String source) {}

  /**
   * @param outcome of {@code a}llowed, {@code b}locked and {@code u}nknown
   * @param shared components that decide which path it is
   */
  record PathRow(
      String service,
      String outcome,
      int summary,
      List<Integer> shared,
      List<PacketRow> packets,
      List<Integer> caveats) {}

  /** One way of packets, and where it leads. */
  record PacketRow(int to, List<Integer> components) {}

  /**
   * @param facts the texts of what is known of it, in the order of {@link InstanceFacts}
   * @param tags its other tags, each as {@code key=value}
   * @param proven the services that Systems Manager itself proves to be reached
   * @param because why it is not evaluated, or why no paths are shown
   */
  record InstanceRow(
      String id,
      String name,
      String compliance,
      List<Integer> facts,
      List<Integer> tags,
      int row,
      int route,
      List<String> proven,
      @Nullable String because) {}

  /**
   * @param advice whether it is lighter than what fails the rule
   * @param instances their indices
   */
  record CauseRow(int check, String severity, boolean advice, List<Integer> instances) {}
}
