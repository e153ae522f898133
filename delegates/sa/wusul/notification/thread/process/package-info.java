/**
 * Contracts of the processes of the thread: the names that models and Java share.
 */
package sa.wusul.notification.thread.process;
