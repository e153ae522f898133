package sa.wusul.models.notification;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;
import sa.wusul.models.FileLimitDecisions;
import sa.wusul.models.ModelFiles;
import sa.wusul.platform.limit.Limit;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The care of a message")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class MessageCareDecisionTest {

	private static final Pattern NAME = Pattern.compile("\"([A-Za-z]+)\"");

	private final DecisionTableRunner table = DecisionTableRunner.of("notification-message-care");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}: {2}, {3}")
	@CsvSource({ "LoginCode, loginCode, CODE, NOW, intake.LOGIN_CODE",
			"LoginCode, trackingCode, CODE, NOW, intake.LOGIN_CODE",
			"LoginCode, callLoginCode, CODE, NOW, intake.LOGIN_CODE",
			"LoginCode, emailCode, CODE, NOW, intake.LOGIN_CODE",
			"ContactCode, contactCode, CODE, NOW, tawasul.PROOF_CODE",
			"CallerCode, callerCode, CODE, NOW, reception.CALL_CODE",
			"HandoverCode, deliveryOut, CODE, NOW, delivery.HANDOVER_CODE", "PickupCode, deliveryReady, CODE, NOW, ",
			"PickupCode, deliveryCode, CODE, NOW, ", "MeetingNear, meetingReminderHours, WARNS, NOW, meetingAt",
			"MeetingReminder, meetingReminderDay, INFORMS, ORDINARY, meetingAt",
			"VisitReminder, visitReminder, INFORMS, ORDINARY, visitAt", "DutyPaged, dutyPaged, INFORMS, NOW, ",
			"ThresholdCrossed, thresholdCrossed, INFORMS, ORDINARY, ", "AddressChanged, emailAdded, INFORMS, NOW, ",
			"AddressChanged, channelChanged, INFORMS, NOW, ", "AddressChanged, hallTurnNear, INFORMS, NOW, ",
			"AddressChanged, emailRemoved, INFORMS, NOW, ", "UrgentMatter, urgentConfirmed, INFORMS, NOW, ",
			"AppointmentChanged, meetingMoved, WARNS, NOW, ", "AppointmentChanged, visitCancelled, WARNS, NOW, ",
			"UrgencyDeclined, urgentDeclined, WARNS, NOW, ", "Suspicion, callerRefused, WARNS, ORDINARY, ",
			"CallDuty, leaveCallDuty, ASKS, NOW, ", "DocumentAsked, documentMissing, ASKS, ORDINARY, ",
			"RequesterAsked, requesterAsked, ASKS, ORDINARY, ", "FeeAsked, feeBillIssued, ASKS, ORDINARY, ",
			"DeliveryAsked, deliveryAttemptFailed, ASKS, ORDINARY, ",
			"DocumentEnds, deliveryUnclaimed, WARNS, ORDINARY, ", "PaperRevoked, paperRevoked, WARNS, ORDINARY, ",
			"PersonPackage, personPackageReady, ASKS, ORDINARY, records.PACKAGE",
			"TawasulAsked, tawasulAccountNeeded, ASKS, ORDINARY, ", "OnlyInforms, requestReceived, INFORMS, ORDINARY, ",
			"OnlyInforms, neverHeard, INFORMS, ORDINARY, " })
	@DisplayName("says whether it is followed, at which hour it is sent, and until when it is of use")
	void care(String rule, String message, String kind, String urgency, String validUntil) {
		var care = this.table.decide(Map.of("messageKey", message));

		assertThat(care.get("kind")).isEqualTo(kind);
		assertThat(care.get("urgency")).isEqualTo(urgency);
		assertThat(care.get("validUntil")).isEqualTo(validUntil);
		this.table.assertLastRule(rule);
	}

	@Test
	@DisplayName("names only texts that exist, and for each the limit or appointment after which it is of no use")
	void namesExist() throws IOException {
		var texts = new Properties();
		try (var file = Files
			.newBufferedReader(ModelFiles.PROCESSES.resolve("notification/notification-texts_ar.properties"))) {
			texts.load(file);
		}
		var limits = new FileLimitDecisions();
		assertThat(messages()).isNotEmpty().allSatisfy((message) -> {
			assertThat(texts).containsKey(message);
			var until = (String) this.table.decide(Map.of("messageKey", message)).get("validUntil");
			if (until != null && until.contains(".")) {
				assertThat(limits.duration(Limit.of(until))).as(message).isPositive();
			}
			else if (until != null) {
				assertThat(texts.getProperty(message)).contains("{" + until + "}");
			}
		});
	}

	@Test
	@DisplayName("is that of a code for each text with a code")
	void codes() throws IOException {
		var texts = new Properties();
		try (var file = Files
			.newBufferedReader(ModelFiles.PROCESSES.resolve("notification/notification-texts_ar.properties"))) {
			texts.load(file);
		}
		assertThat(texts.stringPropertyNames().stream().filter((key) -> texts.getProperty(key).contains("Code}")))
			.isNotEmpty()
			.allSatisfy((key) -> assertThat(this.table.decide(Map.of("messageKey", key)).get("kind")).as(key)
				.isEqualTo("CODE"));
	}

	private static Stream<String> messages() {
		return ModelFiles.decision("notification-message-care")
			.model()
			.getModelElementsByType(InputEntry.class)
			.stream()
			.flatMap((entry) -> NAME.matcher(entry.getTextContent()).results())
			.map((match) -> match.group(1));
	}

}
