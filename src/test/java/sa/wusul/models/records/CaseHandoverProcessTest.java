package sa.wusul.models.records;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;

import static org.mockito.BDDMockito.then;

@DisplayName("A package of a case")
@Tag("fast")
class CaseHandoverProcessTest extends CaseHandoverWays {

	private static final CaseEngine ENGINE = CaseEngine.covering("records-case-handover");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	CaseHandoverProcessTest() {
		super(ENGINE, "records");
	}

	@Override
	protected void theirWindows() {
		then(orders()).should().askWindows(NUMBER);
	}

}
