package sa.wusul.meeting;

import java.time.Instant;
import java.util.Map;

import sa.wusul.platform.form.FormHandler.Submission;
import sa.wusul.platform.problem.RefusalException;

/** Reader of directives that are not written in their task, by the form of that task. */
public interface DirectiveFormReader {

	/**
	 * Checks the fields as the deployed form of directives does.
	 * @param fields as they were sent, by the names of the form
	 * @throws RefusalException as for the form
	 */
	Submission read(String caseReference, Instant meetingAt, Map<String, Object> fields, String author);

}
