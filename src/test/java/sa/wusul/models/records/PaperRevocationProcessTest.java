package sa.wusul.models.records;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseState;
import sa.wusul.models.CaseEngine;

@DisplayName("A paper")
@Tag("fast")
class PaperRevocationProcessTest extends PaperRevocationWays {

	private static final CaseEngine ENGINE = CaseEngine.covering("records-paper-revocation");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	PaperRevocationProcessTest() {
		super(ENGINE, new People("auditor", "audit-officers", "supervisor", "intake-supervisors-riyadh"));
	}

	@Override
	protected String service() {
		return "intake-request-registration";
	}

	@Override
	protected String serviceOfOthers() {
		return "tawasul-status-enquiry";
	}

	@Override
	protected CaseState finalState() {
		return CaseState.ANSWERED;
	}

	@Override
	protected String template() {
		return "answer-letter";
	}

	@Override
	protected FoundedPaper founded() {
		return new FoundedPaper(CaseState.IN_DELIVERY, "service-document", "revocation.serviceDocument");
	}

}
