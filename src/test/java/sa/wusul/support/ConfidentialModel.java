package sa.wusul.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.RepositoryService;

/**
 * A confidential process for tests of access rules, so that they need none of the real
 * ones.
 */
public final class ConfidentialModel {

	/** The confidential process; it opens a case and calls {@link #CALLED}. */
	public static final String ENQUIRY = "tawasul-test-enquiry";

	/** A process without a domain of its own, which waits. */
	public static final String CALLED = "inquiry-test-waiting";

	/** A confidential process that calls one with a step for clerks of the counter. */
	public static final String LEAK = "tawasul-test-leak";

	/** A process without a domain of its own, with a step for clerks of the counter. */
	public static final String DESK = "inquiry-test-desk";

	public static final String DECISION = "tawasul-test-disclosure";

	private ConfidentialModel() {
	}

	/** Deploys the models once. */
	public static void deploy(RepositoryService models) {
		deploy(models, List.of(CALLED + ".bpmn", ENQUIRY + ".bpmn", DECISION + ".dmn", "tawasul-test-ask.form",
				"tawasul-test-work.form"));
	}

	public static void deploy(RepositoryService models, List<String> files) {
		var deployment = models.createDeployment().name(files.toString()).enableDuplicateFiltering(true);
		files.forEach((file) -> deployment.addClasspathResource("tawasul-test/" + file));
		deployment.deploy();
	}

	/** Returns a relative's enquiry at the window of Riyadh. */
	public static Map<String, Object> question() {
		var answers = new HashMap<>(CaseWork.request("none"));
		answers.keySet().removeAll(List.of("topic", "subject", "requestText"));
		answers.put("question", "هل نُقل؟ " + answers.get("identityNumber"));
		return answers;
	}

}
