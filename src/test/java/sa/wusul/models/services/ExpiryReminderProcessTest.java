package sa.wusul.models.services;

import java.util.Map;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;
import sa.wusul.services.register.OwnDocument.Kind;
import sa.wusul.services.reminder.ExpiryReminders;

import static sa.wusul.models.CaseEngine.REFERENCE;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("The reminder before a document expires")
@Tag("fast")
class ExpiryReminderProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("services-expiry-reminder");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("goes to its holder when the table says so")
	void reminded() {
		var reminders = ENGINE.port(ExpiryReminders.class);
		given(reminders.isWanted(REFERENCE, "services-passport-renewal")).willReturn(true);
		var reminder = ENGINE.start(facts(60, 9999));
		assertThat(reminder).isEnded().hasPassed("EndEvent_Reminded");
		then(reminders).should().remind(REFERENCE, Kind.PASSPORT, 60);
	}

	@Test
	@DisplayName("is spared to those who began the renewal, or no longer agree")
	void renewalBegun() {
		var reminders = ENGINE.port(ExpiryReminders.class);
		assertThat(ENGINE.start(facts(60, 9999))).isEnded().hasPassed("EndEvent_NotWanted");
		then(reminders).should(never()).remind(any(), any(), anyLong());
	}

	@Test
	@DisplayName("does not go out between its days")
	void notDue() {
		var reminders = ENGINE.port(ExpiryReminders.class);
		assertThat(ENGINE.start(facts(40, 60))).isEnded().hasPassed("EndEvent_NoReminder");
		then(reminders).shouldHaveNoInteractions();
	}

	private static Map<String, Object> facts(long left, long reminded) {
		return Map.of("documentKind", "PASSPORT", "requesterKind", "CITIZEN", "daysLeft", left, "remindedDaysLeft",
				reminded, "remindersLately", 0L);
	}

}
