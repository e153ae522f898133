package sa.wusul.reception.phone;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.Channel;
import sa.wusul.casefile.RequestProcesses;
import sa.wusul.platform.form.AnswerKeeper;

/**
 * Submits the caller's request through the common intake, in the transaction of the
 * officer's form.
 */
@Component
class PhoneRequestForm implements AnswerKeeper {

	private static final String SERVICE = "intake-request-registration";

	private final RequestProcesses requests;

	private final PhoneCalls calls;

	PhoneRequestForm(RequestProcesses requests, PhoneCalls calls) {
		this.requests = requests;
		this.calls = calls;
	}

	@Override
	public String form() {
		return "reception-take-request";
	}

	@Override
	public Kept keep(Submission submission) {
		var answers = new HashMap<String, Object>(submission.answers().variables());
		answers.putAll(submission.answers().caseFile());
		answers.put("channel", Channel.PHONE.name());
		var submitted = this.requests.submit(SERVICE, answers, Optional.empty());
		this.calls.requestTaken((String) submission.facts().get("callNumber"), submission.author());
		return Kept.as(Map.of("requestReference", submitted.reference()));
	}

}
