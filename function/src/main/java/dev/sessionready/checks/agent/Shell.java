package dev.sessionready.checks.agent;

import dev.sessionready.model.Subject;

/** What an operator types on the machine itself. */
enum Shell {
  SH("sudo systemctl restart amazon-ssm-agent", "sudo ssm-cli get-diagnostics --output table"),
  POWERSHELL(
      "Restart-Service AmazonSSMAgent",
      "& \"C:\\Program Files\\Amazon\\SSM\\ssm-cli.exe\" get-diagnostics --output table");

  private final String restart;
  private final String diagnose;

  Shell(String restart, String diagnose) {
    this.restart = restart;
    this.diagnose = diagnose;
  }

  /**
   * The shell of an instance.
   *
   * @throws dev.sessionready.fact.Ignorance where nobody can tell whether it runs Windows
   */
  static Shell on(Subject subject) {
    return subject.isWindows() ? POWERSHELL : SH;
  }

  /** The command that starts the agent anew. */
  String restart() {
    return restart;
  }

  /**
   * The command that has the agent look at its own prerequisites; agents before 3.1.501.0 lack it.
   *
   * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-cli.html">Using
   *     the ssm-cli</a>
   */
  String diagnose() {
    return diagnose;
  }
}
