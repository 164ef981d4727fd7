package dev.sessionready.checks.agent;

import dev.sessionready.model.AgentVersion;
import dev.sessionready.subject.JudgedAgent;
import dev.sessionready.subject.Subject;
import java.util.Locale;

/**
 * What an operator types on the machine itself, by the service manager that runs the agent there.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-status-and-restart.html">
 *     Checking SSM Agent status and starting the agent</a>
 */
enum MachineCommands {
  SYSTEMD("sudo systemctl restart amazon-ssm-agent", MachineCommands.DIAGNOSE),
  /** Ubuntu from 16.04 on, whose images bring the agent as a snap. */
  SNAP(
      "sudo snap restart amazon-ssm-agent",
      "sudo /snap/amazon-ssm-agent/current/ssm-cli get-diagnostics --output table"),
  /** Amazon Linux 1, and what else is as old. */
  UPSTART("sudo restart amazon-ssm-agent", MachineCommands.DIAGNOSE),
  LAUNCHD(
      "sudo launchctl unload /Library/LaunchDaemons/com.amazon.aws.ssm.plist && sudo launchctl"
          + " load -w /Library/LaunchDaemons/com.amazon.aws.ssm.plist",
      MachineCommands.DIAGNOSE),
  POWERSHELL(
      "Restart-Service AmazonSSMAgent",
      "& \"C:\\Program Files\\Amazon\\SSM\\ssm-cli.exe\" get-diagnostics --output table");

  private static final String DIAGNOSE = "sudo ssm-cli get-diagnostics --output table";
  private static final AgentVersion FIRST_SNAP = AgentVersion.parse("16.04");
  private static final AgentVersion FIRST_SYSTEMD_RED_HAT = AgentVersion.parse("7.0");

  private final String restart;
  private final String diagnose;

  MachineCommands(String restart, String diagnose) {
    this.restart = restart;
    this.diagnose = diagnose;
  }

  /**
   * The shell of an instance; where its agent never reported its platform, that of most.
   *
   * @throws dev.sessionready.fact.Ignorance where it is unknown whether it runs Windows
   */
  static MachineCommands on(Subject subject) {
    return subject.isWindows()
        ? POWERSHELL
        : subject.managed().map(MachineCommands::of).orElseGet(() -> MachineCommands.by(subject));
  }

  private static MachineCommands of(JudgedAgent agent) {
    String name = agent.platformName().toLowerCase(Locale.ROOT);
    if (agent.platformType().equals("MacOS") || name.contains("macos")) {
      return LAUNCHD;
    }
    if (name.contains("ubuntu")) {
      return isBefore(agent, FIRST_SNAP) ? UPSTART : SNAP;
    }
    boolean isRedHat = name.contains("red hat") || name.contains("centos");
    return name.equals("amazon linux ami") || (isRedHat && isBefore(agent, FIRST_SYSTEMD_RED_HAT))
        ? UPSTART
        : SYSTEMD;
  }

  private static boolean isBefore(JudgedAgent agent, AgentVersion first) {
    return AgentVersion.find(agent.platformVersion())
        .filter(actual -> actual.isOlderThan(first))
        .isPresent();
  }

  // DescribeInstances shows the platform of licensed images only, which Ubuntu Pro is one of.
  private static MachineCommands by(Subject subject) {
    return subject.instance().platformDetails().startsWith("Ubuntu") ? SNAP : SYSTEMD;
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
