package dev.sessionready.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks that look at much the same of an instance: those of one package. What all of them say is
 * remembered together, so that few look-ups find it, and for far fewer kinds of instance than there
 * are by all that any check looks at.
 */
final class CheckGroup {

  private final List<Member> members;

  private CheckGroup(List<Member> members) {
    this.members = List.copyOf(members);
  }

  /**
   * One check of a group.
   *
   * @param place where it stands among all checks of the catalogue
   */
  record Member(Check check, int place) {}

  /** All checks of a catalogue in their groups. */
  static List<CheckGroup> of(List<Check> checks) {
    Map<String, List<Member>> byPackage = new LinkedHashMap<>();
    for (int place = 0; place < checks.size(); place++) {
      Check check = checks.get(place);
      byPackage
          .computeIfAbsent(check.getClass().getPackageName(), _ -> new ArrayList<>())
          .add(new Member(check, place));
    }
    return byPackage.values().stream().map(CheckGroup::new).toList();
  }

  /** Its checks, in the catalogue's order. */
  List<Member> members() {
    return members;
  }
}
