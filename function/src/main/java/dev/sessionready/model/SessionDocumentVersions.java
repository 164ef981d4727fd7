package dev.sessionready.model;

/**
 * The two versions of a session document that count. StartSession takes the newest, which is what
 * the user guide's commands change; the preferences page of the Systems Manager console shows the
 * default one.
 *
 * @param latest the number of the newest version
 * @param byDefault the number of the default version
 * @param defaultContent the text of the default version
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-configure-preferences-cli.html">
 *     Updating preferences from the command line</a>
 */
public record SessionDocumentVersions(String latest, String byDefault, String defaultContent) {}
