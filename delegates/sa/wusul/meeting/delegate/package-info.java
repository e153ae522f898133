/**
 * Service tasks of meetings. A delegate reads variables, makes one call to the domain and
 * writes variables; only models call it.
 */
package sa.wusul.meeting.delegate;
