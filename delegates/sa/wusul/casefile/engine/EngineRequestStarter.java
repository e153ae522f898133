package sa.wusul.casefile.engine;

import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.FormService;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.RequestStarter;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** The start of requests in the engine, through the same intake as Tasklist. */
@Component
class EngineRequestStarter implements RequestStarter {

	private final CaseFormService forms;

	private final CaseFiles caseFiles;

	EngineRequestStarter(FormService forms, CaseFiles caseFiles) {
		this.forms = (CaseFormService) forms;
		this.caseFiles = caseFiles;
	}

	@Override
	public Submitted submit(String service, Map<String, Object> answers, Optional<String> submissionKey) {
		var earlier = submissionKey.flatMap(this.caseFiles::openedWith);
		if (earlier.isPresent()) {
			return new Submitted(earlier.get(), false);
		}
		var model = this.forms.newestActive(service)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "service.unknown"));
		return new Submitted(this.forms.openCase(model, answers, submissionKey).getBusinessKey(), true);
	}

}
