package sa.wusul.reception.phone;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.Channel;
import sa.wusul.casefile.RequestStarter;
import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that submits the caller's request through the common intake, in the
 * transaction of the officer's form.
 */
@Component
class TakeRequestFormHandler implements FormHandler {

	private static final String SERVICE = "intake-request-registration";

	private final RequestStarter requests;

	private final PhoneCalls calls;

	TakeRequestFormHandler(RequestStarter requests, PhoneCalls calls) {
		this.requests = requests;
		this.calls = calls;
	}

	@Override
	public String form() {
		return "reception-take-request";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = new HashMap<String, Object>(submission.answers().variables());
		answers.putAll(submission.answers().caseFile());
		answers.put("channel", Channel.PHONE.name());
		var submitted = this.requests.submit(SERVICE, answers, Optional.empty());
		this.calls.requestTaken(submission.fact("callNumber"), submission.author());
		return Result.as(Map.of("requestReference", submitted.reference()));
	}

}
