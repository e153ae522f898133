package sa.wusul.reception;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.AnswerKeeper;

/**
 * Calls a visitor to the officer's counter and assigns the service to the same officer.
 */
@Component
class VisitorCall implements AnswerKeeper {

	@Override
	public String form() {
		return "reception-call-visitor";
	}

	@Override
	public Kept keep(Submission submission) {
		return Kept.as(Map.of("counterNumber", submission.answers().variables().get("counterNumber"), "calledBy",
				submission.author()));
	}

}
