/**
 * Commands of the packaged program, which run in place of the program and with its
 * settings. A command stands in the package of its subject; here is the part that
 * commands share.
 */
package sa.wusul.platform.command;
