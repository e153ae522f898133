package sa.wusul.models.tawasul;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;
import sa.wusul.models.records.CaseHandoverWays;

@DisplayName("A package of a confidential case")
@Tag("fast")
class ConfidentialHandoverProcessTest extends CaseHandoverWays {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-case-handover");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	ConfidentialHandoverProcessTest() {
		super(ENGINE, "tawasul");
	}

}
