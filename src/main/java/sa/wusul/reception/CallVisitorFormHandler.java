package sa.wusul.reception;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that calls a visitor to the officer's counter and assigns the service to
 * the same officer.
 */
@Component
class CallVisitorFormHandler implements FormHandler {

	@Override
	public String form() {
		return "reception-call-visitor";
	}

	@Override
	public Result handle(Submission submission) {
		return Result.as(Map.of("counterNumber", submission.answers().variables().get("counterNumber")));
	}

}
