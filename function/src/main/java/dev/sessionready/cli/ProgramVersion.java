package dev.sessionready.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that is running. */
final class ProgramVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return new String[] {"session-ready " + (version == null ? "(not packaged)" : version)};
  }
}
