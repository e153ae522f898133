/**
 * Streams of server-sent events to open pages: one look for all readers of a kind, and a
 * budget for each (ADR 77).
 */
package sa.wusul.platform.stream;
