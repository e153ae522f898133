/**
 * Messages from outside: each is stored once under its sender's key and then correlated
 * with the process that waits for it. No engine types.
 */
package sa.wusul.platform.inbox;
