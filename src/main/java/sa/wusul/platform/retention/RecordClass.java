package sa.wusul.platform.retention;

/** A class of records in the table of retention times. */
public enum RecordClass {

	CASE, UPLOAD, PAPER, MESSAGE_TEXT, INBOX_MESSAGE, ONE_TIME_CODE, LOGIN_ATTEMPT, REQUEST_DRAFT, TASK_DRAFT,
	TASK_NOTICE, PERSON_LOOK, ENGINE_HISTORY, AUDIT_LOG, STEP_PERFORMER, WORK_FIGURES, DISPOSAL_CERTIFICATE

}
