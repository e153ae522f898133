package sa.wusul.models.reception;

import java.util.Arrays;
import java.util.HashMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;
import sa.wusul.reception.HallVisitPriority;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("The priority of a visitor")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class VisitPriorityDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("reception-visit-priority");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {4}")
	@CsvSource({ "UrgentFirst, URGENT, true, true, URGENT", "DisabledNext, DISABLED, false, true, DISABLED",
			"DeafLikeDisabled, ELDERLY, true, false, DISABLED", "ElderlyNext, ELDERLY, false, true, ELDERLY",
			"AppointmentNext, WALK_IN, false, true, APPOINTMENT", "AnyoneElse, WALK_IN, false, false, WALK_IN" })
	@DisplayName("depends on the visitor's condition, need and appointment")
	void priority(String rule, String kind, boolean interpreterNeeded, boolean appointmentToday,
			HallVisitPriority priority) {
		var facts = new HashMap<String, Object>(facts("visitorKind", kind));
		facts.put("interpreterNeeded", interpreterNeeded);
		facts.put("appointmentToday", appointmentToday);

		assertThat(this.table.decideOne(facts)).isEqualTo(priority.name());
		this.table.assertLastRule(rule);
	}

	@Test
	@DisplayName("means the same in the task list as on the screen")
	void sameOrder() {
		var levels = DecisionTableRunner.of("reception-service-level");
		var inTheList = Arrays.stream(HallVisitPriority.values())
			.map((priority) -> (Integer) levels
				.decide(facts("step", "Task_CallVisitor", "requestType", null, "priority", priority.name()))
				.get("taskPriority"))
			.toList();

		assertThat(inTheList).isSortedAccordingTo((one, other) -> other - one).doesNotHaveDuplicates();
	}

}
