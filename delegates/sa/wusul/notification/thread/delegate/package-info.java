/**
 * Service tasks of the thread, one bean a task.
 */
package sa.wusul.notification.thread.delegate;
