package sa.wusul.models.notification;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;
import sa.wusul.models.ModelFiles;
import sa.wusul.models.ModelFiles.ProcessFile;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("The message of an event")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class MessageSelectionDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("notification-message-selection");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1} by {2}: {3}")
	@CsvSource({ "ReceivedOnBehalf, REQUEST_RECEIVED, ON_BEHALF, requestReceivedOnBehalf",
			"Received, REQUEST_RECEIVED, COUNTER, requestReceived",
			"Classified, REQUEST_CLASSIFIED, COUNTER, requestClassified",
			"Routed, REQUEST_ROUTED, COUNTER, requestRouted", "Answered, REQUEST_ANSWERED, COUNTER, requestAnswered",
			"Withdrawn, REQUEST_WITHDRAWN, COUNTER, requestWithdrawn", "Merged, REQUEST_MERGED, PHONE, requestMerged",
			"LeadingClosed, LEADING_CLOSED, PHONE, mergedClosed", "PaperRevoked, PAPER_REVOKED, COUNTER, paperRevoked",
			"PersonPackageReady, PERSON_PACKAGE_READY, PORTAL, personPackageReady",
			"Rejected, REQUEST_REJECTED, COUNTER, requestRejected",
			"DocumentMissing, DOCUMENT_MISSING, COUNTER, documentMissing",
			"DocumentReminder, DOCUMENT_REMINDER, COUNTER, documentReminder",
			"DocumentReceived, DOCUMENT_RECEIVED, COUNTER, documentReceived",
			"Lapsed, REQUEST_LAPSED, COUNTER, requestLapsed",
			"DirectiveIssued, DIRECTIVE_ISSUED, COUNTER, directiveIssued",
			"DirectiveDone, DIRECTIVE_DONE, COUNTER, directiveDone",
			"MeetingBooked, MEETING_BOOKED, COUNTER, meetingBooked",
			"MeetingWaiting, MEETING_WAITING, COUNTER, meetingWaiting",
			"MeetingSlotFound, MEETING_SLOT_FOUND, COUNTER, meetingSlotFound",
			"MeetingMoved, MEETING_MOVED, COUNTER, meetingMoved",
			"MeetingCancelled, MEETING_CANCELLED, COUNTER, meetingCancelled",
			"MeetingDisplaced, MEETING_DISPLACED, COUNTER, meetingDisplaced",
			"MeetingPostponed, MEETING_POSTPONED, COUNTER, meetingPostponed",
			"MeetingReminderDay, MEETING_REMINDER_DAY, COUNTER, meetingReminderDay",
			"MeetingReminderHours, MEETING_REMINDER_HOURS, COUNTER, meetingReminderHours",
			"MeetingNotNeeded, MEETING_NOT_NEEDED, PHONE, meetingNotNeeded",
			"MeetingNoShow, MEETING_NO_SHOW, COUNTER, meetingNoShow", "CallerCode, CALLER_CODE, PHONE, callerCode",
			"CallerRefused, CALLER_REFUSED, PHONE, callerRefused",
			"PrincipalTold, PRINCIPAL_TOLD, PORTAL, requestReceivedOnBehalf",
			"UrgentReceived, URGENT_RECEIVED, PHONE, urgentReceived",
			"UrgentPassedOver, URGENT_PASSED_OVER, PHONE, urgentPassedOver",
			"UrgentConfirmed, URGENT_CONFIRMED, PHONE, urgentConfirmed",
			"UrgentDeclined, URGENT_DECLINED, PHONE, urgentDeclined",
			"StayRequested, STAY_REQUESTED, PHONE, stayRequested",
			"CaseEscalated, CASE_ESCALATED, COUNTER, caseEscalated",
			"ReferralReturned, REFERRAL_RETURNED, COUNTER, referralReturned",
			"ReferralAsked, REFERRAL_ASKED, COUNTER, referralAsked",
			"ReferralDecided, REFERRAL_DECIDED, COUNTER, referralDecided",
			"CaseTransferred, CASE_TRANSFERRED, COUNTER, caseTransferred",
			"CaseReturned, CASE_RETURNED, COUNTER, caseReturned", "CaseReopened, CASE_REOPENED, PORTAL, caseReopened",
			"QuestionAnswered, QUESTION_ANSWERED, PORTAL, questionAnswered",
			"RequesterAsked, REQUESTER_ASKED, PORTAL, requesterAsked",
			"ReplyReminder, REPLY_REMINDER, PORTAL, replyReminder", "ReplyLapsed, REPLY_LAPSED, PORTAL, replyLapsed",
			"MoreTimeGranted, MORE_TIME_GRANTED, PORTAL, moreTimeGranted",
			"MoreTimeRefused, MORE_TIME_REFUSED, PORTAL, moreTimeRefused",
			"ReopeningRefused, REOPENING_REFUSED, PORTAL, reopeningRefused",
			"ServiceRegisterDown, SERVICE_REGISTER_DOWN, PORTAL, serviceRegisterDown",
			"FeeBillIssued, FEE_BILL_ISSUED, PORTAL, feeBillIssued", "FeeReminder, FEE_REMINDER, PORTAL, feeReminder",
			"FeePaid, FEE_PAID, PORTAL, feePaid", "FeeBillExpired, FEE_BILL_EXPIRED, PORTAL, feeBillExpired",
			"FeePaymentReturned, FEE_PAYMENT_RETURNED, PORTAL, feePaymentReturned",
			"FeeRefundOrdered, FEE_REFUND_ORDERED, PORTAL, feeRefundOrdered",
			"FeeRefunded, FEE_REFUNDED, PORTAL, feeRefunded", "DeliveryBooked, DELIVERY_BOOKED, PORTAL, deliveryBooked",
			"DeliveryOut, DELIVERY_OUT, PORTAL, deliveryOut",
			"DeliveryAttemptFailed, DELIVERY_ATTEMPT_FAILED, PORTAL, deliveryAttemptFailed",
			"DeliveryDaySet, DELIVERY_DAY_SET, PORTAL, deliveryDaySet",
			"DeliveryReturned, DELIVERY_RETURNED, PORTAL, deliveryReturned",
			"DeliveryCalledBack, DELIVERY_CALLED_BACK, PORTAL, deliveryCalledBack",
			"DeliveryLost, DELIVERY_LOST, PORTAL, deliveryLost", "DeliveryReady, DELIVERY_READY, PORTAL, deliveryReady",
			"DeliveryCode, DELIVERY_CODE, PORTAL, deliveryCode",
			"DeliveryReminder, DELIVERY_REMINDER, PORTAL, deliveryReminder",
			"DeliveryHandedOver, DELIVERY_HANDED_OVER, PORTAL, deliveryHandedOver",
			"DeliveryUnclaimed, DELIVERY_UNCLAIMED, PORTAL, deliveryUnclaimed",
			"DeliveryDestroyed, DELIVERY_DESTROYED, PORTAL, deliveryDestroyed",
			"ServiceRefused, SERVICE_REFUSED, PORTAL, serviceRefused",
			"ServiceDocumentIssued, SERVICE_DOCUMENT_ISSUED, PORTAL, serviceDocumentIssued",
			"ContactCode, CONTACT_CODE, COUNTER, contactCode",
			"ContactEntered, CONTACT_ENTERED, COUNTER, contactEntered",
			"ContactUnproven, CONTACT_UNPROVEN, COUNTER, contactUnproven",
			"ContactRevoked, CONTACT_REVOKED, COUNTER, contactRevoked",
			"ContactEnded, CONTACT_ENDED, COUNTER, contactEnded",
			"StatementIssued, STATEMENT_ISSUED, COUNTER, statementIssued",
			"AbsenceKept, ABSENCE_KEPT, COUNTER, absenceKept", "AbsenceClosed, ABSENCE_CLOSED, COUNTER, absenceClosed",
			"VisitBooked, VISIT_BOOKED, PORTAL, visitBooked", "VisitWaiting, VISIT_WAITING, PORTAL, visitWaiting",
			"VisitChanged, VISIT_CHANGED, PORTAL, visitChanged", "VisitReminder, VISIT_REMINDER, PORTAL, visitReminder",
			"VisitMissed, VISIT_MISSED, PORTAL, visitMissed", "VisitCancelled, VISIT_CANCELLED, PORTAL, visitCancelled",
			"VisitGivenUp, VISIT_GIVEN_UP, PORTAL, visitGivenUp", "VisitRefused, VISIT_REFUSED, PORTAL, visitRefused",
			"LeaveDecided, LEAVE_DECIDED, PORTAL, leaveDecided", "LeaveChanged, LEAVE_CHANGED, PORTAL, leaveChanged",
			"LeaveCallDuty, LEAVE_CALL_DUTY, PORTAL, leaveCallDuty",
			"TawasulAssistanceGranted, TAWASUL_ASSISTANCE_GRANTED, PORTAL, tawasulAssistanceGranted",
			"TawasulAssistancePaid, TAWASUL_ASSISTANCE_PAID, PORTAL, tawasulAssistancePaid",
			"TawasulAssistanceStopped, TAWASUL_ASSISTANCE_STOPPED, PORTAL, tawasulAssistanceStopped",
			"TawasulRenewalDue, TAWASUL_RENEWAL_DUE, PORTAL, tawasulRenewalDue",
			"TawasulAccountNeeded, TAWASUL_ACCOUNT_NEEDED, PORTAL, tawasulAccountNeeded",
			"TawasulStudyContact, TAWASUL_STUDY_CONTACT, PORTAL, tawasulStudyContact",
			"NoMessage, COFFEE_SERVED, COUNTER, NONE" })
	@DisplayName("depends on the event")
	void followsTheEvent(String rule, String notificationEvent, String channel, String messageKey) {
		assertThat(this.table.decideOne(facts("notificationEvent", notificationEvent, "channel", channel)))
			.isEqualTo(messageKey);
		this.table.assertLastRule(rule);
	}

	@Test
	@DisplayName("exists for every event used in a model")
	void everyEventHasAMessage() {
		assertThat(eventsOfModels()).hasSizeGreaterThanOrEqualTo(12)
			.allSatisfy(
					(event) -> assertThat(this.table.decideOne(facts("notificationEvent", event, "channel", "PORTAL")))
						.isNotEqualTo("NONE"));
	}

	@Test
	@DisplayName("has a text")
	void everyMessageHasAText() throws IOException {
		var texts = new Properties();
		try (var file = Files
			.newBufferedReader(ModelFiles.PROCESSES.resolve("notification/notification-texts_ar.properties"))) {
			texts.load(file);
		}
		for (var rule : ModelFiles.decision("notification-message-selection")
			.model()
			.getModelElementsByType(Rule.class)) {
			var key = rule.getOutputEntries().iterator().next().getText().getTextContent().replace("\"", "");
			if (!key.equals("NONE")) {
				assertThat(texts.getProperty(key)).as(key).isNotBlank();
			}
		}
	}

	private static Stream<String> eventsOfModels() {
		return ModelFiles.processes()
			.flatMap((file) -> file.all(IntermediateThrowEvent.class).stream())
			.map((event) -> ProcessFile.property(event, "notificationEvent"))
			.filter(Objects::nonNull)
			.distinct();
	}

}
