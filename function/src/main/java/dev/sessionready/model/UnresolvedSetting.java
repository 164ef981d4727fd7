package dev.sessionready.model;

/**
 * What the session document leaves open: no fact is missing, yet a question that depends on its
 * settings has no answer of its own.
 */
public abstract sealed class UnresolvedSetting extends RuntimeException {

  private static final long serialVersionUID = 1L;

  // Both are answers rather than defects, so a stack trace would say nothing.
  private UnresolvedSetting(String message) {
    super(message, null, false, false);
  }

  /** The document is malformed, so no session starts with it; one check says that. */
  public static final class Malformed extends UnresolvedSetting {

    private static final long serialVersionUID = 1L;

    private final String document;
    private final String place;
    private final String fault;

    public Malformed(String document, String place, String fault) {
      super(document + ", " + place + ": " + fault);
      this.document = document;
      this.place = place;
      this.fault = fault;
    }

    /** The name of the document. */
    public String document() {
      return document;
    }

    /** Where in it, such as {@code inputs.cloudWatchStreamingEnabled}. */
    public String place() {
      return place;
    }

    /** What is wrong there. */
    public String fault() {
      return fault;
    }
  }

  /** A setting names a parameter, such as {@code {{ssm:name}}}, which the agent alone resolves. */
  public static final class Deferred extends UnresolvedSetting {

    private static final long serialVersionUID = 1L;

    private final String setting;

    public Deferred(String setting) {
      super(setting);
      this.setting = setting;
    }

    /** The setting as it stands in the document. */
    public String setting() {
      return setting;
    }
  }
}
