package dev.sessionready.change.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in properties what stands for things that the same template adds. */
final class References {

  private static final Pattern NEW = Pattern.compile("(?:arn:\\S*/)?[a-z-]+-new-[0-9]+");

  private final List<Resource> resources;

  References(List<Resource> resources) {
    this.resources = List.copyOf(resources);
  }

  /** A piece of a text. */
  sealed interface Part {}

  /** It stands for itself. */
  record Literal(String text) implements Part {}

  /** It is the id that AWS gives to a resource of the template. */
  record Id(Resource resource) implements Part {}

  /**
   * The pieces of a text in the properties of a resource; one where it is one whole. A resource is
   * called by its name itself.
   */
  List<Part> parts(String text, Resource owner) {
    // A name that was given is one as a whole; an id may be a part of something longer.
    Optional<Resource> whole = made(text).filter(resource -> !resource.equals(owner));
    if (whole.isPresent()) {
      return List.of(new Id(whole.get()));
    }
    List<Part> parts = new ArrayList<>();
    Matcher ids = NEW.matcher(text);
    int from = 0;
    while (ids.find()) {
      Optional<Resource> resource = made(ids.group());
      if (resource.isPresent()) {
        literal(parts, text.substring(from, ids.start()));
        parts.add(new Id(resource.get()));
        from = ids.end();
      }
    }
    literal(parts, text.substring(from));
    return parts.isEmpty() ? List.of(new Literal(text)) : List.copyOf(parts);
  }

  private static void literal(List<Part> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(new Literal(text));
    }
  }

  /** The resource that this stands for. */
  Optional<Resource> made(String name) {
    return resources.stream()
        .filter(resource -> !resource.made().isEmpty() && resource.made().equals(name))
        .findFirst();
  }
}
