/**
 * The thread between a requester and the officers of their case: questions in both
 * directions with their answers, and longer time for what the case waits for. Each
 * question is a process beside the case (ADR 74).
 */
package sa.wusul.notification.thread;
