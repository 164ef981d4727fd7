package dev.sessionready.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that is running. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"session-ready " + (version == null ? "(not packaged)" : version)};
  }
}
