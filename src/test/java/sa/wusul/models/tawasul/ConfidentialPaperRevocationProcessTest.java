package sa.wusul.models.tawasul;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseState;
import sa.wusul.models.CaseEngine;
import sa.wusul.models.records.PaperRevocationWays;

@DisplayName("A paper of the Tawasul window")
@Tag("fast")
class ConfidentialPaperRevocationProcessTest extends PaperRevocationWays {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-paper-revocation");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	ConfidentialPaperRevocationProcessTest() {
		super(ENGINE, new People("tawasul", "tawasul-officers", "tawasul-supervisor", "tawasul-supervisors-riyadh"));
	}

	@Override
	protected String service() {
		return "tawasul-status-enquiry";
	}

	@Override
	protected String serviceOfOthers() {
		return "intake-request-registration";
	}

	@Override
	protected CaseState finalState() {
		return CaseState.COMPLETED;
	}

	@Override
	protected String template() {
		return "tawasul-statement";
	}

	@Override
	protected FoundedPaper founded() {
		return new FoundedPaper(CaseState.IN_FORCE, "leave-permit", "revocation.leavePermit");
	}

}
