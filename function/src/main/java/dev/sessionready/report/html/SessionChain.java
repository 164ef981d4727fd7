package dev.sessionready.report.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session, its log or its encryption passes one after another, each link decided by checks.
 *
 * @param name its key among the words of the page
 */
record SessionChain(String name, List<Link> links) {

  /**
   * @param name its key among the words of the page
   * @param checks the ids of the checks that decide it
   * @param service the service whose network path decides it too; null where none does
   * @param resource which name of the preferences it is about; null where it is about none
   */
  record Link(
      String name, List<String> checks, @Nullable String service, @Nullable String resource) {}

  static final String LOG_GROUP = "logGroup";
  static final String BUCKET = "bucket";
  static final String SESSION_KEY = "sessionKey";
  static final String DOCUMENT = "document";

  /** All chains, in the order in which the page draws them. */
  static final List<SessionChain> ALL =
      List.of(
          new SessionChain(
              "chain.session",
              List.of(
                  link("link.machine", "platform", "metadata-service"),
                  link(
                      "link.credentials",
                      "credential-source",
                      "profile-shadows-host-management",
                      "default-host-management",
                      "role-trust"),
                  link("link.permissions", "core-actions"),
                  link("link.names", "vpc-dns", "private-dns", "resolver", "shared-vpc"),
                  link("link.network", "instance-egress", "network-acls", "routes", "ipv6-only"),
                  link(
                      "link.endpoints",
                      "endpoint-present",
                      "endpoint-state",
                      "endpoint-ingress",
                      "endpoint-policies",
                      "endpoint-placement"),
                  link("link.agent", "agent-online", "agent-version", "heartbeat"),
                  link("link.channel", "control-channel"),
                  document("session-preferences", "run-as"))),
          new SessionChain(
              "chain.logs",
              List.of(
                  document("session-preferences", "required-logging"),
                  link("link.role", "logs-actions"),
                  path("logs"),
                  about(LOG_GROUP, "link.log-group", "log-group", "log-streaming", "log-upload"),
                  link("link.log-key", "log-group-encrypted", "logs-key"),
                  link("link.log-key-policy", "logs-key-policy"))),
          new SessionChain(
              "chain.s3",
              List.of(
                  document("session-preferences", "required-logging"),
                  link("link.role", "s3-actions"),
                  path("s3"),
                  about(BUCKET, "link.bucket", "bucket", "bucket-region"),
                  link("link.bucket-policy", "bucket-policy"),
                  link("link.bucket-key", "bucket-encryption", "bucket-key"),
                  link("link.key-use", "bucket-key-use"))),
          new SessionChain(
              "chain.encryption",
              List.of(
                  document("session-preferences", "required-encryption"),
                  path("kms"),
                  about(SESSION_KEY, "link.session-key", "session-key"),
                  link("link.key-use", "session-key-use"))));

  private static Link link(String name, String... checks) {
    return new Link(name, List.of(checks), null, null);
  }

  private static Link document(String... checks) {
    return about(DOCUMENT, "link.document", checks);
  }

  private static Link about(String resource, String name, String... checks) {
    return new Link(name, List.of(checks), null, resource);
  }

  private static Link path(String service) {
    return new Link("link.path", List.of(), service, null);
  }
}
