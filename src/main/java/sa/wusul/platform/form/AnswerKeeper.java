package sa.wusul.platform.form;

import java.util.Map;
import java.util.Optional;

/**
 * Keeps what one form asked for in a domain's own tables, where the answers belong to no
 * case or not to its notes: a visit, a call, a session of the Minister. It runs in the
 * transaction that submits the form, before the process goes on; so what it keeps never
 * becomes a process variable.
 */
public interface AnswerKeeper {

	/** The id of the form whose answers it keeps. */
	String form();

	/**
	 * @throws sa.wusul.platform.problem.Refusal where an answer is not one that can be
	 * kept
	 */
	Kept keep(Submission submission);

	/**
	 * Checked answers of a form.
	 *
	 * @param businessKey of the running process; empty for a start form
	 * @param facts variables of the running process; none for a start form
	 * @param author user name of who filled the form in
	 */
	record Submission(Optional<String> businessKey, Answers answers, Map<String, Object> facts, String author) {
	}

	/**
	 * What the process gets instead of the answers.
	 *
	 * @param businessKey names the new process; of no meaning for the form of a task
	 * @param variables references and routing facts
	 */
	record Kept(Optional<String> businessKey, Map<String, Object> variables) {

		public static Kept as(Map<String, Object> variables) {
			return new Kept(Optional.empty(), variables);
		}

		public static Kept as(String businessKey, Map<String, Object> variables) {
			return new Kept(Optional.of(businessKey), variables);
		}

	}

}
