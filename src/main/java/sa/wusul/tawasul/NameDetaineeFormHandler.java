package sa.wusul.tawasul;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.Particular;
import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that stores the detainee of a matter whose start form did not ask for
 * them.
 */
@Component
class NameDetaineeFormHandler implements FormHandler {

	private final CaseFiles caseFiles;

	NameDetaineeFormHandler(CaseFiles caseFiles) {
		this.caseFiles = caseFiles;
	}

	@Override
	public String form() {
		return "tawasul-name-detainee";
	}

	@Override
	public Result handle(Submission submission) {
		submission.answers()
			.find(DetaineeCases.DETAINEE)
			.ifPresent((number) -> this.caseFiles.add(submission.businessKey().orElseThrow(),
					new Particular(DetaineeCases.DETAINEE, submission.answers().labels().get(DetaineeCases.DETAINEE),
							new IdentityNumber(number).value())));
		return Result.as(Map.of("requestAbout", submission.answers().variable("requestAbout")));
	}

}
