package sa.wusul.models.services;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;
import sa.wusul.services.register.EntryRefusal;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("The text of a register's refusal")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class EntryRefusalReasonDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("services-entry-refusal-reason");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}")
	@CsvSource({ "AlreadyEntered, ALREADY_ENTERED, سبق قيد ما تطلبونه في السجل",
			"TravelBan, TRAVEL_BAN, يوجد منع من السفر",
			"ServicesSuspended, SERVICES_SUSPENDED, الخدمات الإلكترونية موقوفة",
			"RecordChanged, RECORD_CHANGED, تغيرت بيانات السجل بعد تقديم الطلب",
			"NotPermitted, NOT_PERMITTED, لم يقبل السجل القيد",
			"GuardianshipUnproven, GUARDIANSHIP_UNPROVEN, لم تثبت الولاية على صاحب الطلب",
			"PowerUnproven, POWER_UNPROVEN, لم تثبت وكالة بهذا الرقم عن صاحب الطلب",
			"PowerExpired, POWER_EXPIRED, انتهت مدة الوكالة", "PowerRevoked, POWER_REVOKED, ألغيت الوكالة",
			"PowerExcludes, POWER_EXCLUDES, الوكالة لا تشمل هذه المعاملة" })
	@DisplayName("depends on the register's code")
	void followsTheCode(String rule, String entryRefusal, String reason) {
		assertThat(this.table.decide(facts("entryRefusal", entryRefusal))).containsEntry("verdict", "REFUSE")
			.containsEntry("reasonCode", entryRefusal)
			.containsEntry("reason", reason);
		this.table.assertLastRule(rule);
	}

	@Test
	@DisplayName("exists for every reason of a register")
	void everyReason() {
		assertThat(EntryRefusal.values())
			.allSatisfy((reason) -> assertThat(this.table.decide(facts("entryRefusal", reason.name()))).isNotEmpty());
	}

}
