package sa.wusul.tawasul.assistance;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;
import sa.wusul.services.fee.Iban;

/** Form handler that stores a bank account replacing one rejected by the bank. */
@Component
class ReceiveAccountFormHandler implements FormHandler {

	private static final String NEW = "NEW";

	private final Assistances assistances;

	ReceiveAccountFormHandler(Assistances assistances) {
		this.assistances = assistances;
	}

	@Override
	public String form() {
		return "tawasul-receive-account";
	}

	@Override
	public Result handle(Submission submission) {
		var step = submission.answers().variable("accountStep");
		if (step.equals(NEW)) {
			this.assistances.replaceAccount(submission.businessKey().orElseThrow(),
					new Iban(submission.answers().text("iban")));
		}
		return Result.as(Map.of("accountGiven", step.equals(NEW)));
	}

}
