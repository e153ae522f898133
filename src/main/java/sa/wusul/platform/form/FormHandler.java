package sa.wusul.platform.form;

import java.util.Map;
import java.util.Optional;

/**
 * Handler of the answers of one form, which keeps them in a domain's own tables if they
 * belong to no case or not to its notes: a visit, a call, a session of the Minister. It
 * runs in the transaction that submits the form, before the process continues, so that
 * these answers never become process variables.
 */
public interface FormHandler {

	/** Returns the id of the form whose answers it keeps. */
	String form();

	/**
	 * Keeps the answers.
	 * @throws sa.wusul.platform.problem.RefusalException if an answer cannot be accepted
	 */
	Result handle(Submission submission);

	/**
	 * Checked answers of a form.
	 *
	 * @param step the element of the model whose form it is
	 * @param businessKey of the running process; empty for a start form
	 * @param facts variables of the running process; none for a start form
	 * @param author user name of the person who completed the form
	 */
	record Submission(Step step, Optional<String> businessKey, Answers answers, Map<String, Object> facts,
			String author) {

		/** Returns a text among the variables of the running process. */
		public String fact(String name) {
			return (String) this.facts.get(name);
		}

	}

	/** A user task or start event, with the name that the model gives it. */
	record Step(String id, String name) {
	}

	/**
	 * The values that the process receives instead of the answers.
	 *
	 * @param businessKey names the new process; ignored for the form of a task
	 * @param variables references and routing facts
	 */
	record Result(Optional<String> businessKey, Map<String, Object> variables) {

		public static Result as(Map<String, Object> variables) {
			return new Result(Optional.empty(), variables);
		}

		public static Result as(String businessKey, Map<String, Object> variables) {
			return new Result(Optional.of(businessKey), variables);
		}

	}

}
